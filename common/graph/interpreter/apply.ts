import type { Failure } from '../../execution/failure.ts';
import type { Value } from '../../execution/value.ts';
import type { InterpreterEvent } from '../interpreter-event.ts';
import { applyResult, wakeUp } from './apply-result.ts';
import type { Turn } from './contract.ts';
import { completeNode, stopNode } from './end-node.ts';
import { failNode } from './fail-node.ts';
import { finishTurn } from './finish-turn.ts';
import type { Runtime } from './runtime.ts';
import { only } from './settle-edges.ts';
import type { InterpreterState, OpenVisit } from './state.ts';
import { openWork, stopEverything, stopFailure } from './stop-everything.ts';
import { nodeAt, type OpenTurn, openTurn } from './turn.ts';

/**
 * Applies one event and says what follows. Changes `state` in place, because a copy would cost as much as the graph is
 * large. An event about a visit that is not open, or after the end, changes nothing: it crossed with what ended it.
 */
export function apply(runtime: Runtime, state: InterpreterState, event: InterpreterEvent): Turn {
  if (state.phase === 'ended') return { commands: [], journal: [] };
  const turn = openTurn(runtime, state, event.atMs);
  applyEvent(turn, event);
  return finishTurn(turn);
}

function applyEvent(turn: OpenTurn, event: InterpreterEvent): void {
  if (event.type === 'cancelRequested') cancel(turn, event.reason);
  else if (event.type === 'stopped') applyStopped(turn, event.failures);
  else {
    const open = openVisit(turn.state, event.visit);
    if (open !== undefined && open.kind === ANSWERS[event.type]) endVisit(turn, open.node, event);
  }
}

type VisitEvent = Extract<InterpreterEvent, { visit: string }>;

function endVisit(turn: OpenTurn, index: number, event: VisitEvent): void {
  switch (event.type) {
    case 'stepCompleted':
      completeNode(turn, index, event.output, only('out'), 'reporter');
      break;
    case 'stepFailed':
      failNode(turn, index, event.failure, event.output, 'reporter');
      break;
    case 'evaluated':
      applyEvaluated(turn, index, event.result);
      break;
    case 'evaluationFailed':
      failNode(turn, index, event.failure, event.output, 'interpreter');
      break;
    case 'timerFired':
      wakeUp(turn, index);
  }
}

/** Which kind of open visit each event ends. The answers to waits, loops and children join here. */
const ANSWERS = {
  stepCompleted: 'step',
  stepFailed: 'step',
  evaluated: 'evaluation',
  evaluationFailed: 'evaluation',
  timerFired: 'sleep',
} as const;

function openVisit(state: InterpreterState, visit: string): OpenVisit | undefined {
  return Object.hasOwn(state.open, visit) ? state.open[visit] : undefined;
}

function applyEvaluated(turn: OpenTurn, index: number, result: Value): void {
  const node = nodeAt(turn.runtime, index);
  const tooLateToSleep = turn.state.phase !== 'running' && node.body.type === 'sleep';
  if (tooLateToSleep) stopNode(turn, index, stopFailure(turn.state, node.id), 'interpreter');
  else applyResult(turn, index, result);
}

function applyStopped(turn: OpenTurn, failures: Record<string, Failure>): void {
  for (const [visit, failure] of Object.entries(failures)) {
    const open = openVisit(turn.state, visit);
    if (open !== undefined) stopNode(turn, open.node, failure, 'reporter');
  }
}

function cancel(turn: OpenTurn, reason: string | null): void {
  const { state } = turn;
  if (state.cancelled) return;
  state.cancelled = true;
  state.cancelReason = reason;
  if (state.phase === 'running') {
    state.phase = 'cancelling';
    stopEverything(turn);
  } else {
    // It goes on failing, with its own error; what is in flight need not be waited for.
    turn.commands.push({ type: 'abort', visits: openWork(turn) });
  }
}
