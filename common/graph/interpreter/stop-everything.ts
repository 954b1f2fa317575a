import type { Failure } from '../../execution/failure.ts';
import { stopNode } from './end-node.ts';
import type { InterpreterState, OpenVisit } from './state.ts';
import { nodeAt, type OpenTurn } from './turn.ts';

/**
 * Called once when an execution begins to end before its time: nothing more starts, what sleeps ends at once, and what
 * works is to be stopped by the shell. Waits, loops and children will end here beside the sleeps.
 */
export function stopEverything(turn: OpenTurn): void {
  turn.decided.length = 0;
  turn.starts.length = 0;
  for (const [visit, open] of Object.entries(turn.state.open)) if (open.kind === 'sleep') stopSleep(turn, visit, open);
  const visits = openWork(turn);
  if (visits.length > 0) turn.commands.push({ type: turn.state.phase === 'failing' ? 'stop' : 'abort', visits });
}

/** The open visits that are not asleep, as commands name them. */
export function openWork(turn: OpenTurn): { visit: string; nodeId: string }[] {
  return Object.entries(turn.state.open)
    .filter(([, open]) => open.kind !== 'sleep')
    .map(([visit, open]) => ({ visit, nodeId: nodeAt(turn.runtime, open.node).id }));
}

/** What a node failed of that was stopped for no fault of its own. */
export function stopFailure(state: InterpreterState, nodeId: string): Failure {
  return state.phase === 'cancelling'
    ? { message: 'The execution was cancelled.', code: 'CANCELLED', nodeId }
    : { message: 'Stopped because another node failed.', code: 'STOPPED', nodeId };
}

function stopSleep(turn: OpenTurn, visit: string, open: OpenVisit): void {
  turn.commands.push({ type: 'cancelTimer', visit });
  stopNode(turn, open.node, stopFailure(turn.state, nodeAt(turn.runtime, open.node).id), 'interpreter');
}
