import { PerdureError } from '../../common/errors/perdure-error.ts';
import type { ApiMetrics } from '../api-metrics.ts';

export interface StreamLimits {
  /** open streams of one user; default 20 */
  perUser: number;
  /** open streams of this process; default 2,000 */
  perProcess: number;
}

export const DEFAULT_STREAM_LIMITS: StreamLimits = { perUser: 20, perProcess: 2_000 };

/** How long whoever finds no place should wait, in seconds. */
const RETRY_AFTER = 5;

export interface StreamCounter {
  /** Takes a place and returns how to give it back (once or more often). @throws PerdureError `RATE_LIMITED` */
  enter(userName: string): () => void;
}

export function createStreamCounter(limits: StreamLimits, metrics: ApiMetrics): StreamCounter {
  const open = new Map<string, number>();
  let total = 0;
  const change = (userName: string, by: 1 | -1) => {
    const count = (open.get(userName) ?? 0) + by;
    if (count === 0) open.delete(userName);
    else open.set(userName, count);
    total += by;
    metrics.streams.set(total);
  };
  return {
    enter(userName) {
      if ((open.get(userName) ?? 0) >= limits.perUser) throw full(`A user may have ${limits.perUser} open streams.`);
      if (total >= limits.perProcess) throw full(`This server holds ${limits.perProcess} open streams.`);
      change(userName, 1);
      let left = false;
      return () => {
        if (!left) change(userName, -1);
        left = true;
      };
    },
  };
}

function full(message: string): PerdureError {
  return new PerdureError('RATE_LIMITED', message, { fields: { retryAfter: RETRY_AFTER } });
}
