/** A place in a list that is sorted by time and id, newest first; `at` keeps PostgreSQL's microseconds. */
export interface PagePosition {
  at: string;
  id: string;
}

/** SQL that writes a timestamp as the `at` of a `PagePosition`. */
export function positionOf(column: string): string {
  return `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}
