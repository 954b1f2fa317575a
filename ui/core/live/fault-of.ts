import { isPerdureError, type PerdureError } from '../../../common/errors/perdure-error.ts';
import type { Fault } from './execution-state.ts';

export interface FaultReading {
  fault: Fault;
  /** whether it may pass by itself */
  passing: boolean;
  /** how long the server asks to wait, in ms */
  retryAfterMs: number;
}

/** What a call that threw `error` means for whoever watches an execution. */
export function faultOf(error: unknown): FaultReading {
  if (!isPerdureError(error)) {
    const message = error instanceof Error ? error.message : String(error);
    return { fault: { kind: 'broken', message }, passing: false, retryAfterMs: 0 };
  }
  const { requestId, retryAfter } = error.fields;
  const { kind, passing } = readingOf(error);
  const fault: Fault = {
    kind,
    message: error.message,
    remedy: error.remedy,
    ...(typeof requestId === 'string' ? { requestId } : {}),
  };
  return { fault, passing, retryAfterMs: typeof retryAfter === 'number' ? Math.min(retryAfter, 60) * 1_000 : 0 };
}

function readingOf({ code }: PerdureError): { kind: Fault['kind']; passing: boolean } {
  switch (code) {
    case 'EXECUTION_NOT_FOUND':
      return { kind: 'notFound', passing: false };
    case 'UNAUTHORIZED':
      return { kind: 'unauthorized', passing: false };
    case 'FORBIDDEN':
      return { kind: 'forbidden', passing: false };
    case 'UNAVAILABLE':
    case 'RATE_LIMITED':
      return { kind: 'unavailable', passing: true };
    default:
      return { kind: 'broken', passing: true };
  }
}
