import { createExpressionEngine } from '../../../common/expression/create-expression-engine.ts';
import type { JsonValue } from '../../../common/json/json-value.ts';
import { scopeOf } from './scope-of.ts';

export interface Given {
  input?: JsonValue;
  index?: number;
}

const engine = createExpressionEngine({ maxCollection: 1_000 });

export function evaluate(source: string, { input = {}, ...loop }: Given = {}): JsonValue {
  return engine.evaluate(source, scopeOf({}, input, loop));
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
