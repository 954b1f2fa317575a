import { PerdureError } from '../../../common/errors/perdure-error.ts';
import type { ExpressionEngine } from '../../../common/expression/expression-engine.ts';
import type { JsonValue } from '../../../common/json/json-value.ts';

/** Expressions as small as the interpreter needs them: JSON is itself, `fail` fails. Scopes are left to the real engine's tests. */
export const tableEngine: ExpressionEngine = {
  evaluate(source) {
    if (source === 'fail') throw new PerdureError('EXPRESSION_FAILED', 'It was told to fail.');
    return JSON.parse(source) as JsonValue;
  },
};
