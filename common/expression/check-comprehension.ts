import type { ASTNode } from '@marcbachmann/cel-js';
import { COMPREHENSIONS, type StaticType } from './functions.ts';
import { OWN_PREFIX } from './scan-expression.ts';
import { expectType, MAX_COMPREHENSION_NESTING, type TreeCheck, type Variables } from './tree-check.ts';

/** `list.exists(x, x > 1)` and its like: a variable, and what is computed with it for each element. */
export function checkComprehension(check: TreeCheck, node: ASTNode & { op: 'rcall' }, variables: Variables): StaticType {
  const [name, receiver, [variable, ...parts]] = node.args;
  const form = COMPREHENSIONS.get(name);
  expectType(check, receiver, check.infer(receiver, variables), ['list', 'map'], `.${name}() walks through a list or an object`);
  if (form === undefined || variable?.op !== 'id' || !form.arity.includes(parts.length + 1)) {
    check.report(node, `Write .${name}(x, …), x being a name for the element.`);
    return 'any';
  }
  if (variable.args.startsWith(OWN_PREFIX)) check.report(variable, 'The variable of a comprehension is a plain name.');
  const nesting = variables.nesting + 1;
  if (nesting > MAX_COMPREHENSION_NESTING) {
    check.report(node, `Comprehensions lie in each other more than ${MAX_COMPREHENSION_NESTING} times.`);
  }
  const inner: Variables = { names: new Set([...variables.names, variable.args]), nesting };
  const types = parts.map((part) => check.infer(part, inner));
  const [condition, conditionType] = [parts[0], types[0]];
  const hasCondition = name !== 'map' || parts.length === 2;
  if (hasCondition && condition && conditionType) expectType(check, condition, conditionType, ['bool'], `.${name}() takes a condition`);
  return form.result;
}
