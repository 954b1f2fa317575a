import type { JsonValue } from '../../json/json-value.ts';
import type { NodeOutput, ReferenceScope } from '../../template/reference-scope.ts';
import type { Scope, ScopeEntry } from '../command.ts';
import type { PlanNode } from '../plan.ts';
import type { Runtime } from './runtime.ts';
import type { InterpreterState } from './state.ts';

/** What a node can see when it begins: the outputs that it reads, as they stand now. */
export function scopeOf(runtime: Runtime, state: InterpreterState, node: PlanNode): Scope {
  const outputs: Record<string, ScopeEntry> = {};
  for (const id of node.reads) {
    const entry = entryOf(state, runtime.nodeIndex.get(id) ?? -1);
    if (entry !== undefined) outputs[id] = entry;
  }
  return node.readsInput ? { outputs, input: state.input } : { outputs };
}

function entryOf(state: InterpreterState, index: number): ScopeEntry | undefined {
  return state.nodes[index] === 'disabled' ? { disabled: true } : state.outputs[index];
}

/** The scope as references see it when every value in it is inline, else null: then it has to be loaded first. */
export function inlineScope(scope: Scope, runtime: Runtime): ReferenceScope | null {
  const outputs = new Map<string, NodeOutput>();
  for (const [id, entry] of Object.entries(scope.outputs)) {
    if ('ref' in entry) return null;
    outputs.set(id, entry);
  }
  const input = inlineInput(scope);
  if (input === undefined) return null;
  return { output: (id) => outputs.get(id), input, execution: runtime.execution, user: runtime.user };
}

function inlineInput(scope: Scope): JsonValue | undefined {
  if (scope.input === undefined) return null;
  return 'value' in scope.input ? scope.input.value : undefined;
}
