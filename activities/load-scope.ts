import type { ExecutionRef } from '../common/activities/execution-ref.ts';
import type { Value } from '../common/execution/value.ts';
import type { Scope } from '../common/graph/command.ts';
import type { JsonValue } from '../common/json/json-value.ts';
import type { NodeOutput, ReferenceScope } from '../common/template/reference-scope.ts';
import type { Database } from '../db/database.ts';
import { loadValue } from '../db/statements/load-value.ts';

/** Turns what a node can see into values, loading those that travelled as references. */
export async function loadScope(database: Database, execution: ExecutionRef, scope: Scope): Promise<ReferenceScope> {
  const load = (value: Value) => resolveValue(database, execution.id, value);
  const outputs = new Map<string, NodeOutput>();
  for (const [nodeId, entry] of Object.entries(scope.outputs)) {
    outputs.set(nodeId, 'disabled' in entry ? { disabled: true } : { value: await load(entry) });
  }
  return {
    output: (nodeId) => outputs.get(nodeId),
    input: scope.input ? await load(scope.input) : null,
    execution: { id: execution.id, startedAt: execution.startedAt },
    user: { name: execution.userName },
  };
}

export async function resolveValue(database: Database, executionId: string, value: Value): Promise<JsonValue> {
  return 'ref' in value ? loadValue(database.client, executionId, value.ref) : value.value;
}
