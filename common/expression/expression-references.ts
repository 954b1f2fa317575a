import type { Token } from '../template/token.ts';
import { placeOf } from './place.ts';
import { scanExpression } from './scan-expression.ts';

/** A token in an expression, and where it begins; line and column from 1. */
export interface ExpressionReference {
  token: Token;
  line: number;
  column: number;
}

/** The tokens of an expression, in order; those that cannot be read are left out. */
export function expressionReferences(source: string): ExpressionReference[] {
  return [...scanExpression(source).tokens.values()].map(({ token, start }) => ({ token, ...placeOf(source, start) }));
}
