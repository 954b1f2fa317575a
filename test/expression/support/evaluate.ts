import { createExpressionEngine } from '../../../common/expression/create-expression-engine.ts';
import type { JsonValue } from '../../../common/json/json-value.ts';
import type { NodeOutput, ReferenceScope } from '../../../common/template/reference-scope.ts';

export interface Given {
  input?: JsonValue;
  item?: JsonValue;
  index?: number;
  /** by node id; a node that is missing has no value */
  outputs?: Record<string, NodeOutput>;
}

export function scopeOf({ input = {}, outputs = {}, ...loop }: Given): ReferenceScope {
  const nodes = new Map(Object.entries(outputs));
  return {
    output: (nodeId) => nodes.get(nodeId),
    input,
    ...loop,
    execution: { id: '0190-e', startedAt: '2026-11-24T12:00:00.000Z' },
    user: { name: 'anna' },
  };
}

const engine = createExpressionEngine({ maxCollection: 1_000 });

export function evaluate(source: string, given: Given = {}): JsonValue {
  return engine.evaluate(source, scopeOf(given));
}

/** The error of an evaluation that must fail. */
export function failure(source: string, given: Given = {}): { code: string; message: string; fields: Record<string, JsonValue> } {
  let value: JsonValue;
  try {
    value = evaluate(source, given);
  } catch (error) {
    const { code, message, fields } = error as { code: string; message: string; fields: Record<string, JsonValue> };
    return { code, message, fields };
  }
  throw new Error(`${source} gave ${JSON.stringify(value)} instead of failing.`);
}
