import type { EdgeStates } from '../../execution/journal-event.ts';
import { nodeAt, type OpenTurn } from './turn.ts';

/** Says of each handle whether its edges are taken. */
export type Choice = (handle: string) => boolean;

export const NO_HANDLE: Choice = () => false;

export function only(chosen: string | null): Choice {
  return (handle) => handle === chosen;
}

/** Ends every outgoing edge of a node, taken or dead, and finds the nodes that this decides. */
export function settleEdges(turn: OpenTurn, index: number, choice: Choice): EdgeStates {
  const settled: EdgeStates = {};
  for (const [handle, edges] of Object.entries(nodeAt(turn.runtime, index).outputs)) {
    const taken = choice(handle);
    for (const edge of edges) settleEdge(turn, edge, taken, settled);
  }
  return settled;
}

function settleEdge(turn: OpenTurn, index: number, taken: boolean, settled: EdgeStates): void {
  const { state, runtime } = turn;
  const edge = runtime.plan.edges[index];
  if (edge === undefined) throw new Error(`The plan has no edge ${index}.`);
  settled[edge.id] = taken ? 'taken' : 'dead';
  state.edges[index] = taken ? 1 : 2;
  const undecided = (state.undecided[edge.target] ?? 0) - 1;
  const arrived = (state.taken[edge.target] ?? 0) + (taken ? 1 : 0);
  state.undecided[edge.target] = undecided;
  state.taken[edge.target] = arrived;
  // Once an execution ends, edges are still told what became of them, but nothing follows from it.
  if (state.phase !== 'running' || state.nodes[edge.target] !== 'waiting') return;
  const first = taken && arrived === 1 && nodeAt(runtime, edge.target).join === 'any';
  const late = arrived > 0 && !first && nodeAt(runtime, edge.target).join === 'any';
  if (first || (undecided === 0 && !late)) turn.decided.push(edge.target);
}
