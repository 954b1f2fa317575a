import type { Command } from '../command.ts';
import { evaluateCommand, stepCommand } from './node-command.ts';
import type { Runtime } from './runtime.ts';
import type { InterpreterState, OpenVisit } from './state.ts';
import { nodeAt } from './turn.ts';

/** Whether nothing is open but what waits for a time, so that the state may cross into a new Temporal run. */
export function isQuiet(state: InterpreterState): boolean {
  return state.working === 0;
}

/**
 * What the shell has to set up again after continue-as-new: timers from their absolute deadlines, and steps and evaluations
 * that it had been told of but had not let out yet. Waits join here.
 */
export function resume(runtime: Runtime, state: InterpreterState): Command[] {
  return Object.entries(state.open).map(([visit, open]) => commandOf(runtime, state, visit, open));
}

function commandOf(runtime: Runtime, state: InterpreterState, visit: string, open: OpenVisit): Command {
  const node = nodeAt(runtime, open.node);
  if (open.kind === 'sleep') return { type: 'startTimer', visit, nodeId: node.id, label: node.label, wakeAtMs: open.wakeAtMs };
  return open.kind === 'step' ? stepCommand(runtime, state, node) : evaluateCommand(runtime, state, node);
}
