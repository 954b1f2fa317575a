import type { ASTNode } from '@marcbachmann/cel-js';
import type { StaticType } from './functions.ts';
import { typeName } from './operator-types.ts';
import type { ExpressionToken } from './scan-expression.ts';

/** How deep comprehensions may lie in each other. */
export const MAX_COMPREHENSION_NESTING = 2;

/** What the checks of one expression share. */
export interface TreeCheck {
  tokens: ReadonlyMap<string, ExpressionToken>;
  report(node: ASTNode, message: string): void;
  infer(node: ASTNode, variables: Variables): StaticType;
}

/** What names mean at a place: variables of comprehensions around it. */
export interface Variables {
  names: ReadonlySet<string>;
  nesting: number;
}

/** Whether a name stands where a token was. */
export function isToken(node: ASTNode & { op: 'id' }, tokens: ReadonlyMap<string, ExpressionToken>): boolean {
  return tokens.get(node.args)?.start === node.start;
}

/** Reports a part whose type is certain and not among those allowed. */
export function expectType(check: TreeCheck, node: ASTNode, type: StaticType, allowed: readonly StaticType[], rule: string): void {
  if (type === 'any' || allowed.includes(type) || allowed.includes('any')) return;
  check.report(node, `${rule}, not ${typeName(type)}.`);
}
