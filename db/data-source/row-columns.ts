import type { Column } from './column.ts';
import { quoteIdentifier } from './quote-identifier.ts';

/** The columns of a table named `t`, numbered: an attribute code may be longer than PostgreSQL's names. */
export function columnList(columns: readonly Column[]): string {
  return columns
    .map((column, index) => {
      const name = `t.${quoteIdentifier(column.name)}`;
      // as Dates they would be midnights of whatever time zone the process is in
      return `${column.type === 'date' ? `${name}::text` : name} as c${index}`;
    })
    .join(', ');
}

/** A row of `columnList`, by attribute code. */
export function rowOf(columns: readonly Column[], row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    columns.map((column, index) => [column.code, column.type === 'number' ? exactNumber(row[`c${index}`]) : row[`c${index}`]]),
  );
}

/** numeric and int8 come as text: a number when it says exactly the same, else the text. */
export function exactNumber(value: unknown): unknown {
  if (typeof value !== 'string' && typeof value !== 'bigint') return value;
  const text = String(value);
  const canonical = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  const number = Number(text);
  return String(number) === canonical && (!Number.isInteger(number) || Number.isSafeInteger(number)) ? number : text;
}
