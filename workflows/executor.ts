import { CancellationScope, sleep } from '@temporalio/workflow';
import type { FinishReport } from '../common/activities/activities.ts';
import { summaryOf } from '../common/activities/summary-of.ts';
import type { Command, Ending } from '../common/graph/command.ts';
import type { InterpreterEvent } from '../common/graph/interpreter-event.ts';
import { callFinish } from './call-finish.ts';
import type { Caller } from './caller.ts';
import { createStepQueue } from './step-queue.ts';

/** Carries out the interpreter's commands and tells it what came of them. */
export interface Executor {
  execute(commands: Command[]): void;
  finish(ending: Ending): Promise<FinishReport>;
  /** whether no activity is out */
  idle(): boolean;
}

/** `allowance`: how many bytes an inline output may have that is reported now. */
export function createExecutor(caller: Caller, allowance: () => number, tell: (event: InterpreterEvent) => void): Executor {
  const timers = new Map<string, CancellationScope>();
  const steps = createStepQueue(caller, allowance, tell);
  const evaluating = new Set<string>();
  let calls = 0;

  function background(work: () => Promise<void>): void {
    calls += 1;
    caller.background(
      work().finally(() => {
        calls -= 1;
      }),
    );
  }

  function startTimer({ visit, label, wakeAtMs }: Extract<Command, { type: 'startTimer' }>): void {
    const scope = new CancellationScope();
    timers.set(visit, scope);
    const ring = async () => {
      const ms = wakeAtMs - Date.now();
      if (ms > 0) await sleep(ms, { summary: summaryOf(label) });
      timers.delete(visit);
      tell({ type: 'timerFired', visit, atMs: Date.now() });
    };
    caller.background(
      scope.run(ring).catch((error) => {
        if (timers.has(visit)) throw error;
      }),
    );
  }

  function cancelTimer(visit: string): void {
    const scope = timers.get(visit);
    timers.delete(visit);
    scope?.cancel();
  }

  async function evaluate({ visit, nodeId, label, body, scope }: Extract<Command, { type: 'evaluate' }>): Promise<void> {
    const inlineBytes = allowance();
    evaluating.add(visit);
    const report = await caller.call((baggage) =>
      caller.engine(label)['perdure.evaluate']({ ...baggage, visit, nodeId, body, scope, inlineBytes }),
    );
    evaluating.delete(visit);
    const atMs = Date.now();
    if ('failure' in report) tell({ type: 'evaluationFailed', visit, failure: report.failure, output: report.output, atMs });
    else tell({ type: 'evaluated', visit, result: report.result, atMs });
  }

  async function stop(code: 'STOPPED' | 'CANCELLED', open: { visit: string; nodeId: string }[]): Promise<void> {
    // Evaluations have no effect outside and end soon by themselves.
    const visits = open.filter(({ visit }) => !evaluating.has(visit));
    const report = await caller.call((baggage) => caller.engine('stop what is open')['perdure.stop']({ ...baggage, code, visits }));
    steps.drop(Object.keys(report.failures));
    tell({ type: 'stopped', failures: report.failures, atMs: Date.now() });
    if (code === 'CANCELLED') await steps.abort();
  }

  return {
    execute(commands) {
      for (const command of commands) {
        switch (command.type) {
          case 'runStep':
            steps.add(command);
            break;
          case 'evaluate':
            background(() => evaluate(command));
            break;
          case 'startTimer':
            startTimer(command);
            break;
          case 'cancelTimer':
            cancelTimer(command.visit);
            break;
          case 'stop':
            steps.hold();
            background(() => stop('STOPPED', command.visits));
            break;
          case 'abort':
            steps.hold();
            background(() => stop('CANCELLED', command.visits));
            break;
          case 'finish':
            break;
        }
      }
      steps.pump();
    },
    finish: (ending) => callFinish(caller, ending),
    idle: () => calls === 0 && steps.idle(),
  };
}
