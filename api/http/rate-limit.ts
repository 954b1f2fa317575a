import type { RequestHandler } from 'express';
import { BurstyRateLimiter, RateLimiterMemory } from 'rate-limiter-flexible';
import { PerdureError } from '../../common/errors/perdure-error.ts';
import { contextOf } from './request-context.ts';

export interface RateLimit {
  /** requests per second and principal; default 100 */
  perSecond: number;
  /** requests at once; default 1,000 */
  burst: number;
}

export const DEFAULT_RATE_LIMIT: RateLimit = { perSecond: 100, burst: 1_000 };

/** How long a burst takes to fill up again. */
const REFILL_SECONDS = 60;

/** Per principal and process; comes after authentication. */
export function rateLimit({ perSecond, burst }: RateLimit): RequestHandler {
  const limiter = new BurstyRateLimiter(
    new RateLimiterMemory({ points: perSecond, duration: 1 }),
    new RateLimiterMemory({ keyPrefix: 'burst', points: Math.max(burst - perSecond, 0), duration: REFILL_SECONDS }),
  );
  return async (request, _response, next) => {
    const principal = contextOf(request).principal;
    const wait = await consume(limiter, principal?.userName ?? '');
    if (wait === null) {
      next();
      return;
    }
    throw new PerdureError('RATE_LIMITED', `More than ${perSecond} requests a second; wait ${wait} s.`, { fields: { retryAfter: wait } });
  };
}

/** Null when the request may pass, else the seconds to wait. */
async function consume(limiter: BurstyRateLimiter, key: string): Promise<number | null> {
  try {
    await limiter.consume(key);
    return null;
  } catch (refused) {
    if (refused instanceof Error) throw refused;
    const { msBeforeNext } = refused as { msBeforeNext: number };
    return Math.max(Math.ceil(msBeforeNext / 1_000), 1);
  }
}
