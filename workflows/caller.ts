import {
  ActivityCancellationType,
  ActivityFailure,
  ApplicationFailure,
  proxyActivities,
  proxyLocalActivities,
  workflowInfo,
} from '@temporalio/workflow';
import { type Activities, SUPERSEDED_TYPE } from '../common/activities/activities.ts';
import type { ExecutionArgs } from '../common/activities/execution-args.ts';
import type { ExecutionRef, JournalReceipt, RunRef } from '../common/activities/execution-ref.ts';
import { summaryOf } from '../common/activities/summary-of.ts';
import type { JournalEntry } from '../common/execution/journal-event.ts';
import { createJournalCarrier, type JournalCarrier } from './journal-carrier.ts';

/** What every call of an activity carries. */
export interface Baggage {
  execution: ExecutionRef;
  run: RunRef;
  journal: JournalEntry[];
}

/** How the shell calls activities: with the fence and the waiting decisions, remembering what they report. */
export interface Caller {
  args: ExecutionArgs;
  journal: JournalCarrier;
  run(): RunRef;
  /** calls an activity with baggage, of which what is too much goes ahead; a thrown error leaves the decisions unconfirmed */
  call<R extends JournalReceipt>(work: (baggage: Baggage) => Promise<R>, reportOfError?: (error: unknown) => R | undefined): Promise<R>;
  /** activities of the engine itself, with what Temporal's UI says of the call: retried without limit */
  engine(summary: string): Activities;
  /**
   * The same within the workflow task itself: no round trip, but it may run for a decision that history never gets to
   * contain. Only for the end, of which PostgreSQL lets the first one stand.
   */
  local: Activities;
  /** starts a flush if decisions wait that no activity carries and none is under way */
  flushLeftovers(): void;
  /** resolves when what waits fits on one activity; also what a running one carries goes ahead, which may take long to confirm it */
  lighten(): Promise<void>;
  /** resolves when every decision made before is written */
  settle(): Promise<void>;
  /** runs a promise beside the main loop; its failure becomes the workflow's own */
  background(work: Promise<void>): void;
  failed(): unknown;
}

const RETRIED = {
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '10s' },
} as const;

const ENGINE_OPTIONS = {
  ...RETRIED,
  cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
} as const;

export function createCaller(args: ExecutionArgs): Caller {
  const journal = createJournalCarrier();
  const { originalExecutionRunId: originalRunId } = workflowInfo();
  let run: RunRef = { originalRunId, epoch: args.resume?.run.epoch ?? originalRunId, base: args.resume?.run.base ?? 0 };
  let failure: unknown;
  let flush: Promise<void> | undefined;

  const engine = (summary: string) => proxyActivities<Activities>({ ...ENGINE_OPTIONS, summary: summaryOf(summary) });

  async function send<R extends JournalReceipt>(
    work: (baggage: Baggage) => Promise<R>,
    reportOfError?: (error: unknown) => R | undefined,
  ): Promise<R> {
    const ticket = journal.board();
    let written = false;
    try {
      const report = await settled(work({ execution: args.execution, run, journal: ticket.entries }), reportOfError);
      written = true;
      run = { originalRunId, epoch: report.epoch, base: Math.max(run.base, report.seq) };
      return report;
    } finally {
      ticket.done(written);
    }
  }

  function startFlush(): Promise<void> {
    flush = send((baggage) => engine('journal')['perdure.flush'](baggage)).then(() => {
      flush = undefined;
      caller.flushLeftovers();
    });
    caller.background(flush);
    return flush;
  }

  const caller: Caller = {
    args,
    journal,
    run: () => run,
    async call(work, reportOfError) {
      if (journal.heavy()) await caller.lighten();
      return send(work, reportOfError);
    },
    engine,
    local: proxyLocalActivities<Activities>(RETRIED),
    flushLeftovers() {
      if (!flush && journal.leftovers()) startFlush();
    },
    async lighten() {
      while (journal.heavy()) await (flush ?? startFlush());
    },
    async settle() {
      while (!journal.empty()) await (flush ?? startFlush());
    },
    background(work) {
      work.catch((error) => {
        failure ??= superseded(error) ?? error;
      });
    },
    failed: () => failure,
  };
  return caller;
}

async function settled<R>(work: Promise<R>, reportOfError?: (error: unknown) => R | undefined): Promise<R> {
  try {
    return await work;
  } catch (error) {
    const report = reportOfError?.(error);
    if (report === undefined) throw error;
    return report;
  }
}

/** Another Temporal run owns the execution: this one ends itself. */
function superseded(error: unknown): ApplicationFailure | undefined {
  const cause = error instanceof ActivityFailure ? error.cause : undefined;
  return cause instanceof ApplicationFailure && cause.type === SUPERSEDED_TYPE
    ? ApplicationFailure.nonRetryable(cause.message, SUPERSEDED_TYPE)
    : undefined;
}
