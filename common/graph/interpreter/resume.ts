import type { Command } from '../command.ts';
import type { Runtime } from './runtime.ts';
import type { InterpreterState } from './state.ts';
import { nodeAt } from './turn.ts';

/** Whether nothing is open but what waits for a time, so that the state may cross into a new Temporal run. */
export function isQuiet(state: InterpreterState): boolean {
  return state.working === 0;
}

/** What the shell has to set up again after continue-as-new: the timers, from their absolute deadlines. Waits join here. */
export function resume(runtime: Runtime, state: InterpreterState): Command[] {
  return Object.entries(state.open).flatMap(([visit, open]): Command[] => {
    if (open.kind !== 'sleep') return [];
    const { id, label } = nodeAt(runtime, open.node);
    return [{ type: 'startTimer', visit, nodeId: id, label, wakeAtMs: open.wakeAtMs }];
  });
}
