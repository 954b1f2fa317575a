import type { AnyDataSource } from '../../common/data-source/any-data-source.ts';
import { type Condition, OPERATORS, type Operator } from '../../db/data-source/condition.ts';
import { type AttributeColumn, columnOf } from './columns-of.ts';
import { invalidDataSource } from './invalid-data-source.ts';
import { valueFault } from './value-fault.ts';

const TEXT_OPERATORS: readonly Operator[] = ['like', 'ilike', 'contains', 'startsWith'];
const LIST_OPERATORS: readonly Operator[] = ['in', 'notIn'];
const JSON_OPERATORS: readonly Operator[] = ['is', 'isNot', 'isNull'];

/** The comparisons of a filter, all joined by AND. Throws `DATA_SOURCE_INVALID` for an unknown attribute or operator and for an operand that does not fit. */
export function conditionsOf(
  dataSource: AnyDataSource,
  columns: ReadonlyMap<string, AttributeColumn>,
  filter: readonly object[],
): Condition[] {
  return filter.flatMap((element) =>
    Object.entries(element).flatMap(([code, operators]) => {
      const column = columnOf(dataSource, columns, code);
      if (typeof operators !== 'object' || operators === null || Array.isArray(operators)) {
        throw invalidDataSource(dataSource.id, `needs { operator: value } for the attribute "${code}", e.g. { is: … }`);
      }
      return Object.entries(operators).map(([operator, operand]) => condition(dataSource, column, operator, operand));
    }),
  );
}

function condition(dataSource: AnyDataSource, column: AttributeColumn, name: string, operand: unknown): Condition {
  const operator = OPERATORS.find((known) => known === name);
  if (!operator) throw invalidDataSource(dataSource.id, `knows no operator "${name}"; it knows ${OPERATORS.join(', ')}`);
  const fault = operandFault(column, operator, operand);
  if (fault !== null) throw invalidDataSource(dataSource.id, `cannot compare "${column.code}" by "${operator}": the value ${fault}`);
  return { column, operator, operand };
}

function operandFault({ type }: AttributeColumn, operator: Operator, operand: unknown): string | null {
  if (type === 'json' && !JSON_OPERATORS.includes(operator))
    return `of an attribute of type json can only be compared by ${JSON_OPERATORS.join(', ')}`;
  if (operator === 'isNull') return valueFault('boolean', operand ?? undefined);
  if (TEXT_OPERATORS.includes(operator)) return operand === null ? 'is null' : valueFault('text', operand);
  if (LIST_OPERATORS.includes(operator)) {
    if (!Array.isArray(operand)) return 'is no list';
    return operand.map((item) => valueFault(type, item)).find((fault) => fault !== null) ?? null;
  }
  if (operand === null && operator !== 'is' && operator !== 'isNot') return 'is null';
  return valueFault(type, operand);
}
