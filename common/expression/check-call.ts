import type { ASTNode } from '@marcbachmann/cel-js';
import { checkComprehension } from './check-comprehension.ts';
import { FOREIGN_FUNCTIONS, FOREIGN_METHODS } from './foreign-names.ts';
import { COMPREHENSIONS, type FunctionRule, GLOBAL_FUNCTIONS, METHODS, OPTIONAL_FUNCTIONS, type StaticType } from './functions.ts';
import { typeName } from './operator-types.ts';
import { expectType, type TreeCheck, type Variables } from './tree-check.ts';

/** A call, of a function or on a value: it is known, and its arguments can fit. */
export function checkCall(check: TreeCheck, node: ASTNode & { op: 'call' | 'rcall' }, variables: Variables): StaticType {
  if (node.op === 'call') return checkGlobal(check, node, variables);
  const [name, receiver, args] = node.args;
  if (receiver.op === 'id' && receiver.args === 'optional' && !variables.names.has('optional')) {
    return checkRule(check, node, `optional.${name}`, OPTIONAL_FUNCTIONS.get(name), args, variables);
  }
  if (COMPREHENSIONS.has(name)) return checkComprehension(check, node, variables);
  const type = check.infer(receiver, variables);
  const rule = METHODS.get(name);
  if (rule === undefined) return unknown(check, node, name, FOREIGN_METHODS, args, variables);
  if (rule.receiver !== undefined && type !== 'any' && !rule.receiver.includes(type)) {
    check.report(node, `.${name}() works on ${rule.receiver.map(typeName).join(' and ')}, not on ${typeName(type)}.`);
  }
  return checkRule(check, node, `.${name}`, rule, args, variables);
}

function checkGlobal(check: TreeCheck, node: ASTNode & { op: 'call' }, variables: Variables): StaticType {
  const [name, args] = node.args;
  if (name === 'has') return checkHas(check, node, args, variables);
  const rule = GLOBAL_FUNCTIONS.get(name);
  return rule === undefined
    ? unknown(check, node, name, FOREIGN_FUNCTIONS, args, variables)
    : checkRule(check, node, name, rule, args, variables);
}

function checkHas(check: TreeCheck, node: ASTNode, args: readonly ASTNode[], variables: Variables): StaticType {
  const [field] = args;
  if (args.length !== 1 || (field?.op !== '.' && field?.op !== '.?')) check.report(node, 'has() asks for a field: has(input.name).');
  else check.infer(field.args[0], variables);
  return 'bool';
}

function checkRule(
  check: TreeCheck,
  node: ASTNode,
  name: string,
  rule: FunctionRule | undefined,
  args: readonly ASTNode[],
  variables: Variables,
): StaticType {
  if (rule === undefined) return unknown(check, node, name, new Map(), args, variables);
  if (args.length < rule.required || args.length > rule.params.length) {
    check.report(node, `${name}() takes ${count(rule)}, not ${args.length}.`);
  }
  for (const [index, arg] of args.entries()) {
    const allowed = rule.params[index] ?? ['any'];
    expectType(check, arg, check.infer(arg, variables), allowed, `${name}() takes ${allowed.map(typeName).join(' or ')} here`);
  }
  return rule.result;
}

function count({ required, params }: FunctionRule): string {
  const most = params.length;
  const words = required === most ? `${most}` : `${required} to ${most}`;
  return `${words} argument${most === 1 ? '' : 's'}`;
}

function unknown(
  check: TreeCheck,
  node: ASTNode,
  name: string,
  forms: ReadonlyMap<string, string>,
  args: readonly ASTNode[],
  variables: Variables,
): StaticType {
  const form = forms.get(name);
  check.report(node, `There is no function ${name}()${form === undefined ? '' : ` in CEL; ${form}`}.`);
  for (const arg of args) check.infer(arg, variables);
  return 'any';
}
