import { describeThrown } from '../../common/json/describe-thrown.ts';
import type { JsonValue } from '../../common/json/json-value.ts';
import { normaliseOutput } from '../../common/json/normalise-output.ts';
import type { Redactor } from '../../common/plugin/integrations.ts';
import type { StepHost } from './step-host.ts';

/** Temporal keeps the last details only; they are a sign of life, no store. */
const MAX_DETAILS_BYTES = 16 * 1024;

/** Tells Temporal that the attempt lives. */
export interface StepHeartbeat {
  /** beats at once; the details stay until others come */
  beat(details: unknown, redactor: Redactor): void;
  stop(): void;
}

export function startHeartbeat(host: StepHost): StepHeartbeat {
  let last: JsonValue | undefined;
  let stopped = false;
  const timer = setInterval(() => host.heartbeat(last), host.heartbeatIntervalMs);
  return {
    beat(details, redactor) {
      if (stopped) return;
      if (details !== undefined) last = redactor.json(detailsOf(details));
      host.heartbeat(last);
    },
    stop() {
      stopped = true;
      clearInterval(timer);
    },
  };
}

/** What Temporal cannot encode would make it cancel the attempt. */
function detailsOf(details: unknown): JsonValue {
  try {
    return normaliseOutput(details, { maxBytes: MAX_DETAILS_BYTES, maxDepth: 32 }).value;
  } catch (error) {
    return `[not kept: ${describeThrown(error)}]`;
  }
}
