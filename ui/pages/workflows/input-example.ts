import type { Graph } from '../../../common/graph/graph.ts';
import { isJsonObject } from '../../../common/json/is-json-object.ts';
import type { JsonObject, JsonValue } from '../../../common/json/json-value.ts';

const EXAMPLES: Record<string, JsonValue> = { string: '', number: 1, integer: 1, boolean: true, array: [], object: {}, null: null };

/** An input to begin with: each field that the trigger's schema names, with an empty value of its type. */
export function inputExample(graph: Graph): JsonObject {
  const trigger = graph.nodes.find(({ type }) => type === 'trigger');
  const schema = trigger?.data.config.inputSchema;
  if (!isJsonObject(schema) || !isJsonObject(schema.properties)) return {};
  return Object.fromEntries(Object.entries(schema.properties).map(([name, field]) => [name, isJsonObject(field) ? exampleOf(field) : '']));
}

function exampleOf(field: JsonObject): JsonValue {
  const { default: preset, examples, enum: choices, type } = field;
  if (preset !== undefined) return preset;
  for (const list of [examples, choices]) {
    if (Array.isArray(list) && list[0] !== undefined) return list[0];
  }
  return typeof type === 'string' ? (EXAMPLES[type] ?? '') : '';
}
