import { Context } from '@temporalio/activity';
import type { Activities, StepCall, StepReport } from '../common/activities/activities.ts';
import type { ActivityDeps } from './deps.ts';
import { evaluate } from './evaluate.ts';
import { finish } from './finish.ts';
import { flush } from './flush.ts';
import { createJournalWriter } from './journal-writer.ts';
import { settle } from './settle.ts';
import { captureConsole } from './step/console-capture.ts';
import { runStep } from './step/run-step.ts';
import type { StepHost } from './step/step-host.ts';
import { catchStrayRejections } from './step/stray-rejections.ts';
import { stop } from './stop.ts';

/** All activities of a worker. Steps come through `default`, under the name of their action, so that one it lacks is recognised. */
export type WorkerActivities = Activities & { default(call: StepCall): Promise<StepReport> };

export function createActivities(deps: ActivityDeps): WorkerActivities {
  const journal = createJournalWriter(deps.database, deps.log);
  captureConsole();
  catchStrayRejections(deps.log);
  return {
    'perdure.evaluate': (call) => evaluate(deps, journal, call),
    'perdure.flush': (call) => flush(journal, call),
    'perdure.stop': (call) => stop(journal, call),
    'perdure.settle': (call) => settle(journal, call),
    'perdure.finish': (call) => finish(deps, journal, call),
    default: (call) => runStep(deps, journal, call, currentHost()),
  };
}

/** A quarter of the timeout, so that a late beat is no death; never longer than this, because cancellations arrive with the reply. */
const MAX_HEARTBEAT_MS = 5_000;

function currentHost(): StepHost {
  const context = Context.current();
  return {
    temporalAttempt: context.info.attempt,
    heartbeatIntervalMs: Math.min(MAX_HEARTBEAT_MS, (context.info.heartbeatTimeoutMs ?? Number.POSITIVE_INFINITY) / 4),
    cancellation: context.cancellationSignal,
    heartbeat: (details) => context.heartbeat(details),
  };
}
