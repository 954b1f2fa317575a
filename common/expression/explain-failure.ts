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
  if (text.startsWith('No such key: index')) return sentence(text.slice(13));
  if (text.startsWith('No such key: '))
    return sentence(`There is no \`${text.slice(13)}\` there; ask by has(…), or read it by .? with orValue(…)`);
  return sentence(text);
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
