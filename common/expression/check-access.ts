import type { ASTNode } from '@marcbachmann/cel-js';
import type { StaticType } from './functions.ts';
import { typeName } from './operator-types.ts';
import { expectType, type TreeCheck, type Variables } from './tree-check.ts';

const FIELDS: Record<string, readonly string[]> = { execution: ['id', 'startedAt'], user: ['name'] };

type Access = ASTNode & { op: '.' | '.?' | '[]' | '[?]' };

/** An access to a field or an element, plain or optional. */
export function checkAccess(check: TreeCheck, node: Access, variables: Variables): StaticType {
  const [left, key] = node.args;
  const type = check.infer(left, variables);
  const optional = type === 'optional' || node.op === '.?' || node.op === '[?]';
  if (typeof key === 'string') checkField(check, node, type, key, variables);
  else checkElement(check, node, type, key, variables);
  return optional ? 'optional' : 'any';
}

function checkField(check: TreeCheck, node: Access, type: StaticType, name: string, variables: Variables): void {
  const [left] = node.args;
  if (name === 'length' && node.op === '.') {
    check.report(node, 'In CEL the length is .size(); a field of that name is read by ["length"].');
  } else if (type === 'list') {
    check.report(node, `A list has no field \`${name}\`; write list[0].${name}, or list.map(x, x.${name}).`);
  } else if (type !== 'any' && type !== 'map' && type !== 'optional') {
    check.report(node, `${capital(typeName(type))} has no field \`${name}\`.`);
  } else if (left.op === 'id' && node.op === '.' && !variables.names.has(left.args)) {
    const fields = FIELDS[left.args];
    if (fields !== undefined && !fields.includes(name)) {
      check.report(node, `\`${left.args}\` has no \`${name}\`, only ${fields.join(' and ')}.`);
    }
  }
}

function checkElement(check: TreeCheck, node: Access, type: StaticType, key: ASTNode, variables: Variables): void {
  const keyType = check.infer(key, variables);
  if (type === 'list') expectType(check, key, keyType, ['number'], 'The place in a list is a number');
  else if (type === 'any' || type === 'map' || type === 'optional') {
    expectType(check, key, keyType, ['number', 'string', 'bool'], 'Between the brackets stands a number or a text');
  } else if (type === 'string') check.report(node, 'A text has no elements; write text.substring(0, 1).');
  else check.report(node, `${capital(typeName(type))} has no elements.`);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
