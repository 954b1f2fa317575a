import { errorMessage } from '../../common/errors/error-message.ts';
import type { ErrorCode } from '../../common/errors/error-table.ts';
import { isPerdureError } from '../../common/errors/perdure-error.ts';
import { isConnectionLoss } from '../../db/connection-loss.ts';
import { describeTemporalError } from '../temporal/describe-temporal-error.ts';
import { isTemporalStartRefused } from '../temporal/temporal-start-refused.ts';

/** What a failed start means: the end of the execution, or another attempt. */
export type StartFailure = { ends: true; code: ErrorCode; message: string } | { ends: false; message: string };

/** Codes with which a plan is refused for what the stored graph is; no later attempt could do better. */
const OF_THE_GRAPH: readonly ErrorCode[] = ['GRAPH_SHAPE', 'TRIGGER_NOT_FOUND', 'PLAN_TOO_LARGE', 'NOT_SUPPORTED_YET', 'DURATION_INVALID'];

export function startFailureOf(error: unknown): StartFailure {
  if (isTemporalStartRefused(error)) {
    return { ends: true, code: 'DISPATCH_REJECTED', message: `Temporal refused the start: ${errorMessage(error)}` };
  }
  if (isPerdureError(error) && !isConnectionLoss(error.cause) && OF_THE_GRAPH.includes(error.code)) {
    return { ends: true, code: error.code, message: error.message };
  }
  return { ends: false, message: describeTemporalError(error) };
}
