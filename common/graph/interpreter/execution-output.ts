import type { Value } from '../../execution/value.ts';
import type { OutputSource } from '../command.ts';
import type { Runtime } from './runtime.ts';
import type { InterpreterState } from './state.ts';
import { nodeAt } from './turn.ts';

/**
 * The result of an execution that completed: that of the output nodes that ran, else that of the nodes that ran and have
 * none after them that ran. Walks the whole graph, once, at the end.
 */
export function executionOutput(runtime: Runtime, state: InterpreterState): OutputSource {
  const ran = runtime.plan.nodes.map((_, index) => state.nodes[index] === 'success' || state.nodes[index] === 'error');
  const named = [...ran.keys()].filter((index) => ran[index] && nodeAt(runtime, index).body.type === 'output');
  const ends = named.length > 0 ? named : lastNodes(runtime, ran);
  const entries = ends.map((index): [string, Value] => [nodeAt(runtime, index).id, outputAt(state, index)]);
  const [first] = entries;
  if (first === undefined) return { kind: 'none' };
  return entries.length === 1 ? { kind: 'value', value: first[1] } : { kind: 'object', entries };
}

function outputAt(state: InterpreterState, index: number): Value {
  return state.outputs[index] ?? { value: null };
}

/** Nodes that ran and from which no arrow, taken or dead, leads on to another one that ran. */
function lastNodes(runtime: Runtime, ran: readonly boolean[]): number[] {
  const { edges } = runtime.plan;
  const incoming: number[][] = ran.map(() => []);
  const following = ran.map(() => 0);
  for (const edge of edges) {
    incoming[edge.target]?.push(edge.source);
    following[edge.source] = (following[edge.source] ?? 0) + 1;
  }
  const leadsOn = ran.map(() => false);
  const ready = [...following.keys()].filter((index) => following[index] === 0);
  for (let next = 0; next < ready.length; next += 1) {
    const target = ready[next] ?? -1;
    for (const source of incoming[target] ?? []) {
      if (ran[target] || leadsOn[target]) leadsOn[source] = true;
      following[source] = (following[source] ?? 0) - 1;
      if (following[source] === 0) ready.push(source);
    }
  }
  return [...ran.keys()].filter((index) => ran[index] && !leadsOn[index]);
}
