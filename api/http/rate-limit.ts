import type { Request, RequestHandler } from 'express';
import { BurstyRateLimiter, RateLimiterMemory } from 'rate-limiter-flexible';
import { PerdureError } from '../../common/errors/perdure-error.ts';

export interface RateLimit {
  /** requests per second */
  perSecond: number;
  /** requests at once */
  burst: number;
}

/** Of a principal. */
export const DEFAULT_RATE_LIMIT: RateLimit = { perSecond: 100, burst: 1_000 };
/** Of sign-ins from an address, behind which many people may sit. */
export const DEFAULT_SIGN_IN_LIMIT: RateLimit = { perSecond: 10, burst: 100 };

/** How long a burst takes to fill up again. */
const REFILL_SECONDS = 60;

/** Per process and whatever `keyOf` tells of a request. */
export function rateLimit({ perSecond, burst }: RateLimit, keyOf: (request: Request) => string): RequestHandler {
  const limiter = new BurstyRateLimiter(
    new RateLimiterMemory({ points: perSecond, duration: 1 }),
    new RateLimiterMemory({ keyPrefix: 'burst', points: Math.max(burst - perSecond, 0), duration: REFILL_SECONDS }),
  );
  return async (request, _response, next) => {
    const wait = await consume(limiter, keyOf(request));
    if (wait === null) {
      next();
      return;
    }
    throw new PerdureError('RATE_LIMITED', `More than ${perSecond} requests a second; wait ${wait} s.`, { fields: { retryAfter: wait } });
  };
}

/** Where a request comes from; what a proxy says of it is believed where the host has set Express's `trust proxy`. */
export function addressOf(request: Request): string {
  return request.ip ?? '';
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
