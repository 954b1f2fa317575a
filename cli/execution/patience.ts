import { isPerdureError } from '../../common/errors/perdure-error.ts';

/** how long the API may be away before watching gives up */
const PATIENCE_MS = 60_000;

/** Whether to come back after an error: for a minute after the last answer, while the API is away or asks to wait. */
export function createPatience(): { answered(): void; endures(error: unknown): boolean } {
  let awaySince: number | null = null;
  return {
    answered() {
      awaySince = null;
    },
    endures(error) {
      awaySince ??= Date.now();
      const passes = isPerdureError(error, 'UNAVAILABLE') || isPerdureError(error, 'RATE_LIMITED');
      return passes && Date.now() - awaySince <= PATIENCE_MS;
    },
  };
}
