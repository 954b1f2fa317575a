import type { ASTNode } from '@marcbachmann/cel-js';
import { COMPREHENSIONS, SCOPE_VARIABLES } from './functions.ts';

/** The variables of the scope that an expression reads; a name that a comprehension gives to its elements is none there. */
export function scopeVariables(ast: ASTNode): string[] {
  const found = new Set<string>();
  collect(ast, new Set(), found);
  return [...SCOPE_VARIABLES.keys()].filter((name) => found.has(name));
}

function collect(node: ASTNode, bound: ReadonlySet<string>, found: Set<string>): void {
  if (node.op === 'id') {
    if (!bound.has(node.args)) found.add(node.args);
    return;
  }
  if (node.op === 'rcall' && COMPREHENSIONS.has(node.args[0])) {
    const [, receiver, [variable, ...parts]] = node.args;
    collect(receiver, bound, found);
    const inner = variable?.op === 'id' ? new Set([...bound, variable.args]) : bound;
    for (const part of parts) collect(part, inner, found);
    return;
  }
  const parts: unknown[] = Array.isArray(node.args) ? node.args.flat(2) : [node.args];
  for (const part of parts) if (isNode(part)) collect(part, bound, found);
}

function isNode(part: unknown): part is ASTNode {
  return typeof part === 'object' && part !== null && 'op' in part;
}
