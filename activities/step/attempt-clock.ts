import { CancelledFailure } from '@temporalio/common';
import { PerdureError } from '../../common/errors/perdure-error.ts';

/** Why an attempt was broken off before its step returned. */
export type Interruption = 'timeout' | 'cancelled' | 'workerStopped' | 'gone';

/** How long a cancelled step may go on, in ms. */
const CANCEL_GRACE_MS = 10_000;
/** How long a step may go on once its worker gives up waiting for it, in ms. */
const STOP_GRACE_MS = 1_000;

/** The longest time that a timer can be set to, in ms. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The limits of one attempt: its deadline, the cancellation of its activity, the stop of its worker. */
export interface AttemptClock {
  /** given to the step; fires when any limit is reached */
  signal: AbortSignal;
  interruption(): Interruption | undefined;
  /** rejects when the step is not waited for any longer */
  expired: Promise<never>;
  clear(): void;
}

export function createAttemptClock(timeoutMs: number, activity: AbortSignal): AttemptClock {
  const controller = new AbortController();
  const timers: NodeJS.Timeout[] = [];
  let interruption: Interruption | undefined;
  let reject: (error: Error) => void = () => undefined;
  const expired = new Promise<never>((_resolve, fail) => {
    reject = fail;
  });
  // The race may be over when it rejects.
  expired.catch(() => undefined);

  function interrupt(why: Interruption, error: Error, graceMs: number): void {
    if (interruption) return;
    interruption = why;
    controller.abort(error);
    if (graceMs === 0) reject(error);
    else timers.push(setTimeout(() => reject(error), graceMs));
  }

  function onActivityCancelled(): void {
    const reason = activity.reason instanceof CancelledFailure ? activity.reason.message : '';
    if (reason === 'WORKER_SHUTDOWN') interrupt('workerStopped', new Error('The worker is stopping.'), STOP_GRACE_MS);
    else if (reason === 'CANCELLED') interrupt('cancelled', new Error('The execution was cancelled.'), CANCEL_GRACE_MS);
    else interrupt('gone', new Error('Temporal no longer waits for this attempt.'), CANCEL_GRACE_MS);
  }

  const message = `The step took longer than its timeout of ${timeoutMs} ms.`;
  timers.push(setTimeout(() => interrupt('timeout', new PerdureError('STEP_TIMEOUT', message), 0), Math.min(timeoutMs, LONGEST_TIMER_MS)));
  if (activity.aborted) onActivityCancelled();
  else activity.addEventListener('abort', onActivityCancelled, { once: true });

  return {
    signal: controller.signal,
    interruption: () => interruption,
    expired,
    clear() {
      for (const timer of timers) clearTimeout(timer);
      activity.removeEventListener('abort', onActivityCancelled);
    },
  };
}
