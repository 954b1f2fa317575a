import type { JsonValue } from '../json/json-value.ts';
import type { ReferenceScope } from '../template/reference-scope.ts';

/** A fault found before anything runs; line and column from 1. */
export interface ExpressionProblem {
  message: string;
  line: number;
  column: number;
}

/** Limits on the collections that a comprehension may walk through. */
export interface ExpressionLimits {
  /** 1,000 in a workflow, 10,000 in an activity */
  maxCollection: number;
}

/** The one door to expressions. The interpreter gets it injected, because it is loaded only when a plan holds an expression. */
export interface ExpressionEngine {
  /**
   * Evaluates to JSON. Throws a PerdureError: `REFERENCE_UNRESOLVED` when a token has no value, `EXPRESSION_FAILED` for
   * everything else that goes wrong, the limits included; `fields.limit` is set when a collection was larger than
   * `maxCollection`, so that it may work where that is wider. Parsed sources are kept.
   */
  evaluate(source: string, scope: ReferenceScope): JsonValue;
}
