import { PerdureError } from '../../../common/errors/perdure-error.ts';
import type { Clock } from './clock.ts';
import { createDeadline } from './deadline.ts';

/** Longer than a sound server takes. */
const PATIENCE_MS = 20_000;

/** @throws PerdureError `UNAVAILABLE` when `call` takes too long */
export async function withDeadline<Result>(
  clock: Clock,
  signal: AbortSignal,
  call: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const deadline = createDeadline(clock, signal, PATIENCE_MS);
  try {
    return await call(deadline.signal);
  } catch (error) {
    if (deadline.passed) throw new PerdureError('UNAVAILABLE', 'Perdure did not answer in time.', { cause: error });
    throw error;
  } finally {
    deadline.clear();
  }
}
