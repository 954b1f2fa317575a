import type { StaticType } from './functions.ts';

/** What each operator works on, when both sides are of one type. */
const OPERANDS: Record<string, readonly StaticType[]> = {
  '+': ['number', 'string', 'list'],
  '-': ['number'],
  '*': ['number'],
  '/': ['number'],
  '%': ['number'],
  '<': ['number', 'string', 'bool'],
  '<=': ['number', 'string', 'bool'],
  '>': ['number', 'string', 'bool'],
  '>=': ['number', 'string', 'bool'],
};

const ARITHMETIC: ReadonlySet<string> = new Set(['+', '-', '*', '/', '%']);

const NAMES: Record<StaticType, string> = {
  any: 'a value',
  number: 'a number',
  string: 'a text',
  bool: 'true or false',
  null: 'null',
  list: 'a list',
  map: 'an object',
  optional: 'an optional',
  type: 'a type',
};

export function typeName(type: StaticType): string {
  return NAMES[type];
}

/** The type that an operator gives, or why it can never work on these sides. */
export function operatorType(op: string, left: StaticType, right: StaticType): { type: StaticType } | { fault: string } {
  if (op === '==' || op === '!=') return equality(op, left, right);
  if (op === 'in') return membership(left, right);
  const allowed = OPERANDS[op] ?? [];
  const type = left === 'any' ? right : left;
  const fits = (side: StaticType) => side === 'any' || allowed.includes(side);
  if (!fits(left) || !fits(right) || (left !== 'any' && right !== 'any' && left !== right)) return { fault: mismatch(op, left, right) };
  return { type: ARITHMETIC.has(op) ? type : 'bool' };
}

function equality(op: string, left: StaticType, right: StaticType): { type: StaticType } | { fault: string } {
  const comparable = left === right || [left, right].some((side) => side === 'any' || side === 'null');
  return comparable ? { type: 'bool' } : { fault: mismatch(op, left, right) };
}

function membership(left: StaticType, right: StaticType): { type: StaticType } | { fault: string } {
  if (right === 'any' || right === 'list' || right === 'map') return { type: 'bool' };
  if (right === 'string') return { fault: '`in` looks into lists and objects; for a text write text.contains(x).' };
  return { fault: mismatch('in', left, right) };
}

function mismatch(op: string, left: StaticType, right: StaticType): string {
  return `${typeName(left)} ${op} ${typeName(right)} does not work${remedy(op, left, right)}.`.replace(/^./, (first) =>
    first.toUpperCase(),
  );
}

/** What to write instead, after a comma; empty when there is nothing obvious. */
export function remedy(op: string, left: StaticType, right: StaticType): string {
  const sides = [left, right];
  if (sides.includes('optional')) return '; take its value first: x.orValue(0)';
  if (!sides.includes('string')) return '';
  if (op === '+' && sides.some((side) => side === 'number' || side === 'bool')) {
    return `; write string(x) around ${left === 'string' ? 'the second' : 'the first'} to join texts`;
  }
  if (sides.includes('number')) return `; write double(x) around ${left === 'string' ? 'the first' : 'the second'} to count with it`;
  return '';
}
