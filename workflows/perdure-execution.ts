import { CancellationScope, condition, continueAsNew, setHandler, workflowInfo } from '@temporalio/workflow';
import type { ExecutionArgs } from '../common/activities/execution-args.ts';
import { isPerdureError } from '../common/errors/perdure-error.ts';
import type { Ending } from '../common/graph/command.ts';
import {
  apply,
  createRuntime,
  type InterpreterState,
  inlineAllowance,
  type Runtime,
  resume,
  start,
  type Turn,
  viewOf,
} from '../common/graph/interpreter/index.ts';
import type { InterpreterEvent } from '../common/graph/interpreter-event.ts';
import { createCaller } from './caller.ts';
import { conclude, type ExecutionResult } from './conclude.ts';
import { createExecutor } from './executor.ts';
import { loadExpressions } from './load-expressions.ts';
import { planQuery, viewQuery } from './queries.ts';
import { createShowcase } from './showcase.ts';

/** History events, and bytes of history, from which on the next quiet point begins a new Temporal run. */
const SOFT_EVENTS = 2_000;
const SOFT_BYTES = 2 * 1024 * 1024;

/**
 * Interprets any plan. It decides nothing: the interpreter in `common/graph/` does, this shell turns its commands into
 * activities and timers, and what comes of these into events.
 */
export async function perdureExecution(args: ExecutionArgs): Promise<ExecutionResult> {
  const scope = CancellationScope.current();
  return CancellationScope.nonCancellable(() => interpret(args, scope));
}

async function interpret(args: ExecutionArgs, root: CancellationScope): Promise<ExecutionResult> {
  const { plan, execution } = args;
  const expressions = await loadExpressions(plan);
  const caller = createCaller(args);
  const events: InterpreterEvent[] = [];
  let runtime: Runtime;
  let state: InterpreterState;
  const allowance = () => inlineAllowance(state);
  const executor = createExecutor(caller, allowance, (event) => void events.push(event));
  const showcase = createShowcase(args);
  const end = async (ending: Ending) => conclude(await executor.finish(ending), plan, ending);
  const fail = (error: unknown) => {
    const failure = typedFailure(error);
    showcase.fail(failure);
    return end({ status: 'failed', error: failure });
  };
  let turn: Turn;
  try {
    runtime = createRuntime({ plan, execution, user: { name: execution.userName }, expressions });
    if (args.resume) {
      state = args.resume.state as unknown as InterpreterState;
      turn = { commands: resume(runtime, state), journal: [] };
    } else {
      ({ state, turn } = start(runtime, { input: args.input, atMs: Date.now() }));
    }
  } catch (error) {
    return fail(error);
  }
  setHandler(viewQuery, () => viewOf(runtime, state));
  setHandler(planQuery, () => plan);
  root.cancelRequested.catch(() => events.push({ type: 'cancelRequested', reason: null, atMs: Date.now() }));

  for (;;) {
    caller.journal.add(turn.journal);
    const finish = turn.commands.find((command) => command.type === 'finish');
    showcase.show(runtime, state);
    if (finish) return end(finish.ending);
    // Where each turn makes a decision, the journal is never empty by itself.
    if (grown() && executor.idle() && events.length === 0) await caller.settle();
    if (grown() && executor.idle() && events.length === 0) {
      await continueAsNew<typeof perdureExecution>({ ...args, resume: { state: state as never, run: caller.run() } });
    }
    executor.execute(turn.commands);
    caller.flushLeftovers();
    await condition(() => events.length > 0 || caller.failed() !== undefined);
    const failed = caller.failed();
    if (failed) throw failed;
    turn = { commands: [], journal: [] };
    try {
      for (const event of events.splice(0)) {
        const next = apply(runtime, state, event);
        turn.commands.push(...next.commands);
        turn.journal.push(...next.journal);
      }
    } catch (error) {
      caller.journal.add(turn.journal);
      return fail(error);
    }
  }
}

function grown(): boolean {
  const { historyLength, historySize } = workflowInfo();
  return historyLength > SOFT_EVENTS || historySize > SOFT_BYTES;
}

/** A typed error ends the execution. Any other is a bug of ours and fails the workflow task, which Temporal tries again. */
function typedFailure(error: unknown): { message: string; code: string } {
  if (isPerdureError(error)) return { message: error.message, code: error.code };
  throw error;
}
