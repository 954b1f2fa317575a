import { CancellationScope, sleep, workflowInfo } from '@temporalio/workflow';
import type { StepReport } from '../common/activities/activities.ts';
import type { InterpreterEvent } from '../common/graph/interpreter-event.ts';
import { callSettle, callStep } from './call-step.ts';
import type { Caller } from './caller.ts';
import type { StepCommand } from './step-command.ts';

/** Steps of one execution that may be out at a time; the rest waits here, in order. */
const MAX_OUT = 50;

/** Characters of JSON that steps may add to one activation's commands, what rides on them included. */
const MAX_ACTIVATION = 1024 * 1024;

/** How long steps in flight may go on after a cancellation, in ms. */
const CANCEL_GRACE_MS = 10_000;

/** Steps from the interpreter's command to their end. */
export interface StepQueue {
  add(command: StepCommand): void;
  /** schedules what may go out now */
  pump(): void;
  /** nothing more goes out */
  hold(): void;
  /** these visits have ended elsewhere: whatever their activities report is void */
  drop(visits: string[]): void;
  /** cancels the activities that are out, and settles after a grace those that have not ended */
  abort(): Promise<void>;
  idle(): boolean;
}

export function createStepQueue(caller: Caller, allowance: () => number, tell: (event: InterpreterEvent) => void): StepQueue {
  const waiting: StepCommand[] = [];
  const out = new Map<string, { command: StepCommand; scope: CancellationScope }>();
  let held = false;
  let sentIn = 0;
  let sent = 0;
  let later = false;

  /** What did not fit goes out in another activation, whether or not a step ends by then. */
  function goOnLater(): void {
    if (later) return;
    later = true;
    const soon = async () => {
      await sleep(1, { summary: 'steps that did not fit into one message' });
      later = false;
      queue.pump();
    };
    caller.background(soon());
  }

  function end(visit: string, { outcome }: StepReport): void {
    if (!out.delete(visit)) return;
    const atMs = Date.now();
    if (outcome.status === 'success') tell({ type: 'stepCompleted', visit, output: outcome.output, atMs });
    else tell({ type: 'stepFailed', visit, failure: outcome.failure, output: outcome.output, atMs });
  }

  function schedule(command: StepCommand): void {
    const { visit } = command;
    const scope = new CancellationScope();
    out.set(visit, { command, scope });
    const work = async () => {
      const report = await callStep(caller, command, allowance(), scope, () => out.has(visit));
      if (report) end(visit, report);
      queue.pump();
    };
    caller.background(work());
  }

  const queue: StepQueue = {
    add: (command) => void waiting.push(command),
    pump() {
      if (held || waiting.length === 0) return;
      if (caller.journal.heavy()) {
        // Decisions reach the journal before the steps that follow from them.
        caller.background(caller.lighten().then(queue.pump));
        return;
      }
      const activation = workflowInfo().historyLength;
      if (activation !== sentIn) {
        sentIn = activation;
        sent = 0;
      }
      while (waiting.length > 0 && out.size < MAX_OUT) {
        if (sent >= MAX_ACTIVATION) return goOnLater();
        const command = waiting.shift();
        if (!command) break;
        sent += JSON.stringify(command).length + caller.journal.size();
        schedule(command);
      }
    },
    hold() {
      held = true;
      waiting.length = 0;
    },
    drop(visits) {
      for (const visit of visits) {
        const entry = out.get(visit);
        out.delete(visit);
        entry?.scope.cancel();
      }
    },
    async abort() {
      for (const { scope } of out.values()) scope.cancel();
      if (out.size === 0) return;
      await sleep(CANCEL_GRACE_MS, { summary: 'time for cancelled steps to end' });
      for (const [visit, { command }] of out) {
        const failure = { code: 'CANCELLED', message: 'The execution was cancelled.', nodeId: command.nodeId };
        end(visit, await callSettle(caller, command, failure));
      }
    },
    idle: () => out.size === 0 && waiting.length === 0,
  };
  return queue;
}
