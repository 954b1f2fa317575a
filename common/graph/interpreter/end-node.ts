import { eventValue } from '../../execution/event-value.ts';
import type { Failure } from '../../execution/failure.ts';
import type { EdgeStates } from '../../execution/journal-event.ts';
import type { Value } from '../../execution/value.ts';
import type { PlanNode } from '../plan.ts';
import { inlineSize } from './inline-values.ts';
import { type Choice, NO_HANDLE, only, settleEdges } from './settle-edges.ts';
import type { NodeState } from './state.ts';
import { nodeAt, note, type OpenTurn } from './turn.ts';

/** Who writes the end of a node into the journal: the interpreter, or whoever reported it. */
export type Writer = 'interpreter' | 'reporter';

/** Messages are kept whole in the journal; the workflow's state holds enough of them to recognise the failure. */
const KEPT_MESSAGE_LENGTH = 300;

export function completeNode(turn: OpenTurn, index: number, output: Value, choice: Choice, writer: Writer): void {
  const node = close(turn, index, 'success');
  keepOutput(turn, index, output);
  const edges = settleEdges(turn, index, choice);
  if (writer === 'interpreter') {
    note(turn, `${node.id}:end`, { type: 'node.completed', visit: node.id, nodeId: node.id, edges, ...eventValue('output', output) });
  }
}

/** A failure that the node's error handle takes. */
export function completeWithError(turn: OpenTurn, index: number, failure: Failure, output: Value, writer: Writer): void {
  const node = fail(turn, index, failure);
  keepOutput(turn, index, output);
  const edges = settleEdges(turn, index, only('error'));
  if (writer === 'interpreter') noteFailure(turn, node, failure, edges, output);
}

/** A failure that nobody handles: the first one, after which the execution ends. */
export function breakNode(turn: OpenTurn, index: number, failure: Failure, writer: Writer): void {
  const node = fail(turn, index, failure);
  const edges = settleEdges(turn, index, NO_HANDLE);
  if (writer === 'interpreter') noteFailure(turn, node, failure, edges, null);
}

/** A failure in an execution that is ending already: nothing follows from it, its edges stay as they are. */
export function stopNode(turn: OpenTurn, index: number, failure: Failure, writer: Writer): void {
  const node = fail(turn, index, failure);
  if (writer === 'interpreter') noteFailure(turn, node, failure, {}, null);
}

/** A node that does not run: skipped for a reason, or disabled, in which case its default handle is taken. */
export function passNode(turn: OpenTurn, index: number, reason: string, state: 'skipped' | 'disabled', choice: Choice): void {
  const node = close(turn, index, state);
  const edges = settleEdges(turn, index, choice);
  note(turn, `${node.id}:end`, { type: 'node.skipped', visit: node.id, nodeId: node.id, reason, edges });
}

export function handlesFailure(node: PlanNode): boolean {
  return Object.hasOwn(node.outputs, 'error');
}

function close(turn: OpenTurn, index: number, to: NodeState): PlanNode {
  const { state } = turn;
  const node = nodeAt(turn.runtime, index);
  if (state.nodes[index] === 'working') state.working -= 1;
  if (state.nodes[index] === 'sleeping') state.sleeping -= 1;
  delete state.open[node.id];
  state.nodes[index] = to;
  return node;
}

function fail(turn: OpenTurn, index: number, failure: Failure): PlanNode {
  turn.state.failures[index] = { message: failure.message.slice(0, KEPT_MESSAGE_LENGTH), code: failure.code };
  return close(turn, index, 'error');
}

function keepOutput(turn: OpenTurn, index: number, output: Value): void {
  turn.state.outputs[index] = output;
  turn.state.inlineBytes += inlineSize(output);
}

function noteFailure(turn: OpenTurn, node: PlanNode, failure: Failure, edges: EdgeStates, output: Value | null): void {
  note(turn, `${node.id}:end`, {
    type: 'node.failed',
    visit: node.id,
    nodeId: node.id,
    error: { message: failure.message, code: failure.code, nodeId: node.id },
    handled: output !== null,
    edges,
    ...(output === null ? {} : eventValue('output', output)),
  });
}
