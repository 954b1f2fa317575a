import { isPerdureError, PerdureError } from '../errors/perdure-error.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import type { ReferenceScope } from '../template/reference-scope.ts';
import { resolveToken } from '../template/resolve.ts';
import { unresolved } from '../template/unresolved.ts';
import { fromCel, toCel } from './cel-values.ts';
import { type CompiledExpression, compileExpression } from './compile-expression.ts';
import { explainFailure } from './explain-failure.ts';
import type { ExpressionEngine, ExpressionLimits } from './expression-engine.ts';
import { placeOf } from './place.ts';

/** Sources that are kept compiled; the oldest is given up first. */
const MAX_KEPT = 1_000;

/** The engine over CEL: tokens are typed variables, everything else comes from the scope, and nothing can be called but CEL's functions. */
export function createExpressionEngine({ maxCollection }: ExpressionLimits): ExpressionEngine {
  const kept = new Map<string, CompiledExpression>();
  const compiled = (source: string): CompiledExpression => {
    const known = kept.get(source);
    if (known !== undefined) return known;
    const made = compileExpression(source, maxCollection);
    const [oldest] = kept.keys();
    if (kept.size >= MAX_KEPT && oldest !== undefined) kept.delete(oldest);
    kept.set(source, made);
    return made;
  };
  return { evaluate: (source, scope) => evaluate(source, compiled(source), scope) };
}

function evaluate(source: string, compiled: CompiledExpression, scope: ReferenceScope): JsonValue {
  if (compiled.run === undefined) {
    const [fault] = compiled.faults;
    const { line, column } = placeOf(source, fault?.offset ?? 0);
    throw failed(source, `line ${line}, column ${column}: ${fault?.message}`);
  }
  const values = new Map<string, unknown>();
  for (const [name, { token }] of compiled.tokens) {
    const value = resolveToken(token, scope);
    if (value === undefined) throw unresolved(token, scope);
    values.set(name, toCel(value));
  }
  for (const name of compiled.variables) {
    const value = variable(name, scope);
    if (value === undefined) throw failed(source, `\`${name}\` has a value in the body of a loop only.`);
    values.set(name, toCel(value));
  }
  try {
    return fromCel(compiled.run(values));
  } catch (error) {
    if (isPerdureError(error)) throw failed(source, error.message);
    // elsewhere the limits are wider
    const fields: JsonObject = compiled.exceeded() ? { limit: 'collection' } : {};
    throw failed(source, explainFailure(error), error, fields);
  }
}

function variable(name: string, scope: ReferenceScope): JsonValue | undefined {
  switch (name) {
    case 'input':
      return scope.input;
    case 'item':
      return scope.item;
    case 'index':
      return scope.index;
    case 'execution':
      return { ...scope.execution };
    default:
      return { ...scope.user };
  }
}

const MAX_QUOTED = 200;

function failed(source: string, why: string, cause?: unknown, fields: JsonObject = {}): PerdureError {
  const quoted = source.length > MAX_QUOTED ? `${source.slice(0, MAX_QUOTED)}…` : source;
  return new PerdureError('EXPRESSION_FAILED', `The expression \`${quoted}\` failed: ${why}`, {
    fields: { expression: quoted, ...fields },
    ...(cause === undefined ? {} : { cause }),
  });
}
