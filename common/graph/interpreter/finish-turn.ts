import type { Ending } from '../command.ts';
import { beginNode } from './begin-node.ts';
import type { Turn } from './contract.ts';
import { executionOutput } from './execution-output.ts';
import { isoTime } from './iso-time.ts';
import { note, type OpenTurn } from './turn.ts';

/**
 * Decides everything that follows from what was applied. Nodes that need nothing from outside are worked off first, in
 * a list instead of by recursion; only then the others start, so that none starts in the turn in which one fails.
 */
export function finishTurn(turn: OpenTurn): Turn {
  for (let next = 0; next < turn.decided.length; next += 1) beginNode(turn, turn.decided[next] ?? -1);
  for (const start of turn.starts) start();
  notePause(turn);
  const { state } = turn;
  if (state.working === 0 && state.sleeping === 0) {
    turn.commands.push({ type: 'finish', ending: endingOf(turn) });
    state.phase = 'ended';
  }
  return { commands: turn.commands, journal: turn.journal };
}

/** An execution is paused while nothing works and something sleeps. */
function notePause(turn: OpenTurn): void {
  const { state } = turn;
  const paused = state.working === 0 && state.sleeping > 0;
  if (paused === state.paused) return;
  state.paused = paused;
  if (paused) {
    state.pauses += 1;
    note(turn, `execution.paused:${state.pauses}`, { type: 'execution.paused' });
  } else if (state.phase !== 'cancelling') {
    // It woke before anything that this turn decided.
    turn.journal.unshift({ key: `execution.resumed:${state.pauses}`, at: isoTime(turn.atMs), body: { type: 'execution.resumed' } });
  }
}

function endingOf(turn: OpenTurn): Ending {
  const { runtime, state } = turn;
  if (state.phase === 'running') return { status: 'completed', output: executionOutput(runtime, state) };
  if (state.phase === 'cancelling') return { status: 'cancelled', reason: state.cancelReason };
  if (state.error === null) throw new Error('An execution fails without its error.');
  return { status: 'failed', error: state.error };
}
