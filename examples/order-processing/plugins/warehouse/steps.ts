import type { StepFunction } from 'perdure/server';
import { serviceUrl } from '../../service-url.ts';
import { postJson } from '../post-json.ts';

export const reserveStep: StepFunction<{ orderId: string }> = ({ orderId }, context) =>
  postJson(context, `${serviceUrl('WAREHOUSE_URL')}/reservations`, { orderId });
