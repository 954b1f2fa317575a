import { PerdureError } from '../../errors/perdure-error.ts';
import type { ExpressionEngine } from '../../expression/expression-engine.ts';
import type { JsonObject, JsonValue } from '../../json/json-value.ts';
import { normaliseOutput } from '../../json/normalise-output.ts';
import type { ReferenceScope } from '../../template/reference-scope.ts';
import { renderTemplate } from '../../template/render-template.ts';
import type { PlanBody, ValueSource } from '../plan.ts';
import { sleepLength } from './sleep-length.ts';

/**
 * Computes what a node without side effect decides: condition → boolean, switch → the keys that match in their order,
 * set → object, output → value, sleep → `{ durationMs }` or `{ untilMs }`. Throws a PerdureError (`REFERENCE_UNRESOLVED`,
 * `TEMPLATE_FAILED`, `EXPRESSION_FAILED`, `DURATION_INVALID`, `OUTPUT_NOT_SERIALIZABLE`, `OUTPUT_TOO_LARGE`), which is the node's failure. `expressions` may be null for
 * bodies without expression.
 */
export function evaluateBody(body: PlanBody, scope: ReferenceScope, expressions: ExpressionEngine | null): JsonValue {
  switch (body.type) {
    case 'condition':
      return decide(body.expression, 'The condition', scope, expressions);
    case 'switch':
      return matchingKeys(body.cases, body.mode, scope, expressions);
    case 'set':
      return computeAll(body.values, scope, expressions);
    case 'output':
      return compute(body.value, ['value'], scope, expressions);
    case 'sleep':
      return sleepLength(body, scope);
    default:
      throw new Error(`A node of type ${body.type} is not evaluated.`);
  }
}

function compute(source: ValueSource, place: string[], scope: ReferenceScope, expressions: ExpressionEngine | null): JsonValue {
  if ('template' in source) return renderTemplate(source.template, scope, place);
  // An expression can make texts that nothing can keep: a literal with NUL, a substring that cuts a character in two.
  return normaliseOutput(engine(expressions).evaluate(source.expression, scope)).value;
}

function computeAll(sources: Record<string, ValueSource>, scope: ReferenceScope, expressions: ExpressionEngine | null): JsonObject {
  const entries = Object.entries(sources).map(([key, source]) => [key, compute(source, ['values', key], scope, expressions)]);
  return Object.fromEntries(entries);
}

function matchingKeys(
  cases: { key: string; when: string }[],
  mode: 'first' | 'all',
  scope: ReferenceScope,
  expressions: ExpressionEngine | null,
): string[] {
  const keys: string[] = [];
  for (const { key, when } of cases) {
    if (!decide(when, `The case "${key}"`, scope, expressions)) continue;
    keys.push(key);
    if (mode === 'first') break;
  }
  return keys;
}

function decide(expression: string, what: string, scope: ReferenceScope, expressions: ExpressionEngine | null): boolean {
  const value = engine(expressions).evaluate(expression, scope);
  if (typeof value === 'boolean') return value;
  throw new PerdureError('EXPRESSION_FAILED', `${what} gives ${describe(value)} instead of true or false.`);
}

function describe(value: JsonValue): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `the ${typeof value} ${JSON.stringify(value).slice(0, 80)}`;
}

function engine(expressions: ExpressionEngine | null): ExpressionEngine {
  if (expressions === null) throw new Error('An expression is to be evaluated, and no engine was loaded.');
  return expressions;
}
