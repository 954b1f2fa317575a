import type { StepReport } from '../../common/activities/activities.ts';
import type { Failure } from '../../common/execution/failure.ts';
import type { JournalEntry } from '../../common/execution/journal-event.ts';
import { journalled } from '../journalling.ts';
import { failedEnd, viewError } from '../node-end.ts';
import type { Attempt } from './attempt.ts';
import { insist } from './insist.ts';
import { retryDelayMs } from './retry-delay.ts';
import { reportOf, settleFailure, withoutLargeFields } from './settle-attempt.ts';
import { abandoned, attemptFailure } from './step-errors.ts';
import type { AttemptFailure } from './step-failure.ts';

/** The least pause after an attempt that did not count for want of PostgreSQL, in ms. */
const UNCOUNTED_DELAY_MS = 1_000;

/** Records a failed attempt: as the visit's outcome when no other follows, else by throwing what makes Temporal try again. */
export async function failAttempt(
  attempt: Attempt,
  ended: AttemptFailure & { counts: boolean },
  lines: JournalEntry[],
): Promise<StepReport> {
  const { journal, call, writer, number, counted } = attempt;
  const { retry } = call.body;
  const failure: Failure = { ...ended.failure, attempts: counted };
  const last = ended.counts && counted >= retry.maximumAttempts;
  if (!ended.retryable || last) return insist(() => settleFailure(journal, call, writer, number, failure, lines));
  const delayMs = delayAfter(attempt, ended);
  const retrying = {
    key: `${call.visit}:retry:${number}`,
    body: {
      type: 'node.retrying' as const,
      visit: call.visit,
      nodeId: call.nodeId,
      attempt: number,
      error: viewError(failure, call.nodeId),
      nextAt: new Date(Date.now() + delayMs).toISOString(),
    },
  };
  const { endStopping } = failedEnd(call, number, call.edges, failure, { value: null });
  const result = await insist(() =>
    journalled(journal, {
      ...writer,
      kind: 'retry',
      journal: lines,
      visit: call.visit,
      nodeId: call.nodeId,
      attempt: number,
      counts: ended.counts,
      failure: withoutLargeFields(failure),
      retrying,
      endStopping,
    }),
  );
  if (result.outcome) return reportOf(call, result, writer);
  if (result.fence !== 'current') throw abandoned(result.fence);
  throw attemptFailure(failure, delayMs);
}

/** A stopped worker's step may begin elsewhere at once; while PostgreSQL is away the pause grows, though nothing is used up. */
function delayAfter({ call, counted, number }: Attempt, { counts, failure }: AttemptFailure & { counts: boolean }): number {
  const { retry } = call.body;
  if (counts) return retryDelayMs(retry, counted);
  return failure.code === 'WORKER_STOPPED' ? 0 : Math.max(UNCOUNTED_DELAY_MS, retryDelayMs(retry, number));
}
