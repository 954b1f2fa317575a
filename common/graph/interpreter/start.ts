import type { Value } from '../../execution/value.ts';
import { INPUT_REF } from '../../execution/value.ts';
import type { Turn } from './contract.ts';
import { completeNode, passNode } from './end-node.ts';
import { finishTurn } from './finish-turn.ts';
import { fitsInline, inlineSize } from './inline-values.ts';
import type { Runtime } from './runtime.ts';
import { NO_HANDLE, only } from './settle-edges.ts';
import type { InterpreterState } from './state.ts';
import { triggerOutput } from './trigger-output.ts';
import { type OpenTurn, openTurn } from './turn.ts';

/** Begins an execution: the trigger fires, the others are passed over, and what follows is decided. */
export function start(runtime: Runtime, args: { input: Value; atMs: number }): { state: InterpreterState; turn: Turn } {
  const state = initialState(runtime, args.input);
  const turn = openTurn(runtime, state, args.atMs);
  const { plan } = runtime;
  completeNode(turn, plan.trigger, triggerOutput(args.input, runtime.execution.startedAt), only('out'), 'interpreter');
  for (const [index, node] of plan.nodes.entries()) {
    if (node.body.type === 'trigger') passOtherTrigger(turn, index, node.enabled);
    else if (node.inputs === 0) turn.decided.push(index);
  }
  return { state, turn: finishTurn(turn) };
}

function passOtherTrigger(turn: OpenTurn, index: number, enabled: boolean): void {
  const { plan } = turn.runtime;
  if (index === plan.trigger) return;
  const fired = `"${plan.nodes[plan.trigger]?.label}" fired instead.`;
  passNode(turn, index, enabled ? fired : 'disabled', enabled ? 'skipped' : 'disabled', NO_HANDLE);
}

function initialState(runtime: Runtime, input: Value): InterpreterState {
  const { nodes, edges } = runtime.plan;
  const state: InterpreterState = {
    phase: 'running',
    input,
    nodes: nodes.map(() => 'waiting'),
    undecided: nodes.map((node) => node.inputs),
    taken: nodes.map(() => 0),
    edges: edges.map(() => 0),
    outputs: {},
    failures: {},
    open: {},
    working: 0,
    sleeping: 0,
    inlineBytes: 0,
    paused: false,
    pauses: 0,
    error: null,
    cancelled: false,
    cancelReason: null,
  };
  const bytes = inlineSize(input);
  if (fitsInline(state, bytes)) state.inlineBytes = bytes;
  // The input lies on the execution's own row, so that it can always be had from there.
  else state.input = { ref: INPUT_REF, bytes };
  return state;
}
