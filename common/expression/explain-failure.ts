import { describeThrown } from '../json/describe-thrown.ts';
import type { StaticType } from './functions.ts';
import { remedy, typeName } from './operator-types.ts';

const OPERATOR = /^no such overload: (.+) (\+|-|\*|\/|%|<=|>=|<|>|==|!=|in) (.+)$/;
const CALL = /^found no matching overload for '(?:(.+)\.)?(\w+)\((.*)\)'$/;
const UNARY = /^no such overload: ([!-])(.+)$/;

/** What went wrong in an evaluation, in words of JSON instead of the library's types, with what to write instead where that is clear. */
export function explainFailure(error: unknown): string {
  const summary = (error as { summary?: unknown } | null)?.summary;
  const text = typeof summary === 'string' ? summary : describeThrown(error);
  const [, left, op, right] = OPERATOR.exec(text) ?? [];
  if (left !== undefined && op !== undefined && right !== undefined) {
    const [a, b] = [typeOf(left), typeOf(right)];
    return sentence(`${typeName(a)} ${op} ${typeName(b)} does not work${remedy(op, a, b)}`);
  }
  const [, sign, operand] = UNARY.exec(text) ?? [];
  if (sign !== undefined && operand !== undefined) return sentence(`${sign} does not work on ${typeName(typeOf(operand))}`);
  const [, receiver, name, args = ''] = CALL.exec(text) ?? [];
  if (name !== undefined) {
    const given = args === '' ? [] : args.split(/, (?![^<]*>)/).map((type) => typeName(typeOf(type)));
    const on = receiver === undefined ? '' : ` on ${typeName(typeOf(receiver))}`;
    return sentence(`${name}() does not work${on}${given.length === 0 ? '' : ` with ${given.join(' and ')}`}`);
  }
  return sentence(explainType(text) ?? explainKey(text) ?? text);
}

/** What the library says of a single value that does not fit, and what we say of it. */
const MISFITS: readonly [pattern: RegExp, words: (type: string) => string][] = [
  [/^Logical operator requires bool operands, got '(.+)'$/, (type) => `&& and || join conditions, not ${type}`],
  [/ must (?:be|return) bool, got '(.+)'$/, (type) => `A condition is true or false, not ${type}`],
  [/^Cannot index type '(.+)'$/, (type) => `${type} has no fields and no elements`],
  [/^List index must be int, got '(.+)'$/, (type) => `The place in a list is a number, not ${type}`],
];

function explainType(text: string): string | undefined {
  for (const [pattern, words] of MISFITS) {
    const [, type] = pattern.exec(text) ?? [];
    if (type !== undefined) return words(typeName(typeOf(type)));
  }
  if (/^optional\.or(?:Value)?\(.*\) receiver must be optional/.test(text))
    return 'or() and orValue() follow optional access, e.g. input.?a.orValue(0)';
  return text.startsWith('optional.or(optional) argument') ? 'or() takes another optional, e.g. input.?a.or(input.?b)' : undefined;
}

const MAX_KEY_LENGTH = 100;
const OUT_OF_BOUNDS = /^index out of bounds, index (\S+) /;

function explainKey(text: string): string | undefined {
  if (!text.startsWith('No such key: ')) return undefined;
  const key = text.slice(13);
  const [, index] = OUT_OF_BOUNDS.exec(key) ?? [];
  if (index !== undefined) return `The list has no element ${index}; the first is 0`;
  const shown = key.length > MAX_KEY_LENGTH ? `${key.slice(0, MAX_KEY_LENGTH)}…` : key;
  return `There is no \`${shown}\` there; ask by has(…), or read it by .? with orValue(…)`;
}

const TYPES: Record<string, StaticType> = { int: 'number', double: 'number', string: 'string', bool: 'bool', null: 'null', type: 'type' };

function typeOf(name: string): StaticType {
  const plain = name.replace(/^dyn<(.*)>$/, '$1');
  const known = Object.hasOwn(TYPES, plain) ? TYPES[plain] : undefined;
  if (known !== undefined) return known;
  if (plain.startsWith('list')) return 'list';
  if (plain.startsWith('map')) return 'map';
  return plain.startsWith('optional') ? 'optional' : 'any';
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
