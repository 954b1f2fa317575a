import { checkTree } from './check-tree.ts';
import type { ExpressionProblem } from './expression-engine.ts';
import type { StaticType } from './functions.ts';
import { typeName } from './operator-types.ts';
import { parseExpression } from './parse-expression.ts';
import { placeOf } from './place.ts';

export interface CheckExpressionOptions {
  /** what the node needs; default anything */
  gives?: 'boolean' | 'list';
}

const NEEDED: Record<'boolean' | 'list', StaticType> = { boolean: 'bool', list: 'list' };

/**
 * Everything that is wrong with an expression whatever the data: it cannot be read, is too large, calls what does not exist,
 * mixes types that never fit, or cannot give what its node needs. In the order of the source; empty = fine.
 */
export function checkExpression(source: string, options: CheckExpressionOptions = {}): ExpressionProblem[] {
  const { ast, tokens, faults } = parseExpression(source);
  const { type, faults: found } = ast === null ? { type: 'any' as const, faults } : checkTree(ast, tokens);
  const problems = found.map(({ message, offset }) => ({ message, ...placeOf(source, offset) }));
  const needed = options.gives === undefined ? 'any' : NEEDED[options.gives];
  if (problems.length === 0 && needed !== 'any' && type !== 'any' && type !== needed) {
    problems.push({ message: `This gives ${typeName(type)}; needed is ${typeName(needed)}.`, line: 1, column: 1 });
  }
  return problems;
}
