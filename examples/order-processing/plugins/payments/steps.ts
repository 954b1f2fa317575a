import type { StepFunction } from 'perdure/server';
import { serviceUrl } from '../../service-url.ts';
import { postJson } from '../post-json.ts';

export const chargeStep: StepFunction<{ orderId: string; amount: number }> = ({ orderId, amount }, context) =>
  postJson(context, `${serviceUrl('PAYMENTS_URL')}/charges`, { orderId, amount });
