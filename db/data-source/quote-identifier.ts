/** A name as an identifier that can stand in a statement, whatever it holds. */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** `name` or `schema.name`. */
export function quoteTable(table: string): string {
  return table.split('.').map(quoteIdentifier).join('.');
}
