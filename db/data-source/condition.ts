import type { Column } from './column.ts';
import type { Parameters } from './parameters.ts';
import { quoteIdentifier } from './quote-identifier.ts';

/** A comparison that is known to fit its column. */
export interface Condition {
  column: Column;
  operator: Operator;
  /** a list for `in` and `notIn`, a boolean for `isNull`, a text for the patterns */
  operand: unknown;
}

export const OPERATORS = [
  'is',
  'isNot',
  'in',
  'notIn',
  'gt',
  'gte',
  'lt',
  'lte',
  'like',
  'ilike',
  'contains',
  'startsWith',
  'isNull',
] as const;
export type Operator = (typeof OPERATORS)[number];

/** `where …` with every value as a parameter, or nothing. */
export function whereClause(conditions: readonly Condition[], p: Parameters): string {
  return conditions.length === 0 ? '' : `where ${conditions.map((condition) => `(${conditionSql(condition, p)})`).join(' and ')}`;
}

function conditionSql({ column, operator, operand }: Condition, p: Parameters): string {
  const name = `t.${quoteIdentifier(column.name)}`;
  // json has no equality of its own
  const compared = column.type === 'json' ? `${name}::jsonb` : name;
  const value = () => (column.type === 'json' ? `${p.add(JSON.stringify(operand))}::jsonb` : p.add(operand));
  switch (operator) {
    case 'is':
      return operand === null ? `${name} is null` : `${compared} = ${value()}`;
    case 'isNot':
      return operand === null ? `${name} is not null` : `${compared} is distinct from ${value()}`;
    case 'in':
      return memberSql(name, operand as unknown[], p);
    case 'notIn':
      return `not coalesce(${memberSql(name, operand as unknown[], p)}, false)`;
    case 'gt':
      return `${name} > ${p.add(operand)}`;
    case 'gte':
      return `${name} >= ${p.add(operand)}`;
    case 'lt':
      return `${name} < ${p.add(operand)}`;
    case 'lte':
      return `${name} <= ${p.add(operand)}`;
    case 'like':
      return `${name}::text like ${p.add(operand)}::text`;
    case 'ilike':
      return `${name}::text ilike ${p.add(operand)}::text`;
    case 'contains':
      return `position(${p.add(operand)}::text in ${name}::text) > 0`;
    case 'startsWith':
      return `starts_with(${name}::text, ${p.add(operand)}::text)`;
    case 'isNull':
      return operand === true ? `${name} is null` : `${name} is not null`;
  }
}

function memberSql(name: string, list: unknown[], p: Parameters): string {
  const present = list.filter((item) => item !== null);
  const member = `${name} = any (${p.add(present)})`;
  return present.length === list.length ? member : `(${member} or ${name} is null)`;
}
