import type { JsonValue } from '../../common/json/json-value.ts';

/** What the wrapper needs of the running activity. */
export interface StepHost {
  /** Temporal's own count, for the pace at which a missing action is looked for again */
  temporalAttempt: number;
  /** how often Temporal wants to hear of the attempt, in ms */
  heartbeatIntervalMs: number;
  cancellation: AbortSignal;
  heartbeat(details?: JsonValue): void;
}
