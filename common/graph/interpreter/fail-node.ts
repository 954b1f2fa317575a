import type { Failure } from '../../execution/failure.ts';
import type { Value } from '../../execution/value.ts';
import { breakNode, completeWithError, handlesFailure, stopNode, type Writer } from './end-node.ts';
import { stopEverything } from './stop-everything.ts';
import { nodeAt, type OpenTurn } from './turn.ts';

/**
 * Ends a node in a failure: its error handle takes it, or else the execution begins to fail. In an execution that is
 * ending already, error handles are not taken.
 */
export function failNode(turn: OpenTurn, index: number, failure: Failure, output: Value, writer: Writer): void {
  const { state } = turn;
  const node = nodeAt(turn.runtime, index);
  if (state.phase !== 'running') stopNode(turn, index, failure, writer);
  else if (handlesFailure(node)) completeWithError(turn, index, failure, output, writer);
  else {
    state.phase = 'failing';
    state.error = { ...failure, nodeId: failure.nodeId ?? node.id };
    breakNode(turn, index, failure, writer);
    stopEverything(turn);
  }
}
