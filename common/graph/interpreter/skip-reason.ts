import { defaultHandle } from '../handles.ts';
import type { Runtime } from './runtime.ts';
import type { InterpreterState } from './state.ts';
import { nodeAt } from './turn.ts';

/**
 * Why a node whose incoming edges are all dead is skipped, as a sentence for people. It speaks of the first edge that
 * was drawn, so that it is the same whatever the order in which the edges died.
 */
export function skipReason(runtime: Runtime, state: InterpreterState, index: number): string {
  const edge = runtime.plan.edges[runtime.firstInput[index] ?? -1];
  if (edge === undefined) return 'Nothing leads to it.';
  const source = nodeAt(runtime, edge.source);
  const name = `"${source.label}"`;
  const standing = state.nodes[edge.source];
  const isTrigger = source.body.type === 'trigger';
  if (standing === 'skipped') return isTrigger ? `${name} did not fire.` : `${name} was skipped.`;
  if (standing === 'disabled' && isTrigger) return `${name} is disabled.`;
  if (standing === 'disabled') return `${name} is disabled, so only its ${defaultHandle(source.body.type)} edges are taken.`;
  if (standing === 'error') return `${name} failed.`;
  return edge.handle === 'error' ? `${name} did not fail.` : chosen(name, runtime, state, edge.source);
}

function chosen(name: string, runtime: Runtime, state: InterpreterState, source: number): string {
  const output = state.outputs[source];
  const value = output !== undefined && 'value' in output ? output.value : null;
  const body = nodeAt(runtime, source).body;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return `${name} chose another way.`;
  if (body.type === 'condition') return `${name} chose ${String(value.result)}.`;
  const matched = Array.isArray(value.matched) ? value.matched : [];
  return `${name} chose ${matched.length === 0 ? 'default' : matched.join(', ')}.`;
}
