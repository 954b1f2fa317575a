import { mentions } from './compile-expression.ts';
import { SCOPE_VARIABLES } from './functions.ts';
import { parseExpression } from './parse-expression.ts';

/** The scope's variables (`input`, `item`, `index`, `execution`, `user`) that occur in an expression; none when it cannot be read. */
export function expressionVariables(source: string): string[] {
  const { ast } = parseExpression(source);
  return ast === null ? [] : [...SCOPE_VARIABLES.keys()].filter((name) => mentions(ast, name));
}
