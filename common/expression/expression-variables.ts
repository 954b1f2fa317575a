import { parseExpression } from './parse-expression.ts';
import { scopeVariables } from './scope-variables.ts';

/** The scope's variables (`input`, `item`, `index`, `execution`, `user`) that an expression reads; none when it cannot be read. */
export function expressionVariables(source: string): string[] {
  const { ast } = parseExpression(source);
  return ast === null ? [] : scopeVariables(ast);
}
