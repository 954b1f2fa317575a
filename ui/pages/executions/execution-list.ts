import type { Page } from '../../../client/page.ts';
import type { ExecutionSummary } from '../../../common/execution/execution-summary.ts';

/** What the list shows, newest first, and what waits to be shown. */
export interface ExecutionList {
  rows: readonly ExecutionSummary[];
  /** new ones that came while somebody was reading further down */
  waiting: readonly ExecutionSummary[];
  nextCursor: string | null;
}

export const EMPTY_LIST: ExecutionList = { rows: [], waiting: [], nextCursor: null };

/**
 * The first page, read again after a pause of the stream. What was read beyond it stays, unless there may be a gap; new
 * ones wait while the top of the list is out of sight.
 */
export function withFirstPage(list: ExecutionList, page: Page<ExecutionSummary>, atTop: boolean): ExecutionList {
  const [first, last] = [list.rows[0], page.items.at(-1)];
  const known = new Map([...list.rows, ...list.waiting].map((row) => [row.id, row]));
  const items = page.items.map((row) => newer(known.get(row.id), row));
  const shown = new Set(list.rows.map(({ id }) => id));
  const joined = page.items.some(({ id }) => known.has(id));
  if (last === undefined || !joined) return { rows: items, waiting: [], nextCursor: page.nextCursor };
  const waits = (row: ExecutionSummary) => !atTop && first !== undefined && !shown.has(row.id) && byNewest(row, first) < 0;
  const beyond = (rows: readonly ExecutionSummary[]) => (page.nextCursor === null ? [] : rows.filter((row) => byNewest(last, row) < 0));
  const older = beyond(list.rows);
  return {
    rows: [...items.filter((row) => !waits(row)), ...older],
    waiting: [...items.filter(waits), ...beyond(list.waiting)],
    nextCursor: older.length > 0 ? list.nextCursor : page.nextCursor,
  };
}

/** The page after the last row; a row that is there already is not added again. */
export function withNextPage(list: ExecutionList, page: Page<ExecutionSummary>): ExecutionList {
  const known = new Set(list.rows.map(({ id }) => id));
  const added = page.items.filter(({ id }) => !known.has(id));
  const addedIds = new Set(added.map(({ id }) => id));
  return {
    rows: [...list.rows, ...added],
    waiting: list.waiting.filter(({ id }) => !addedIds.has(id)),
    nextCursor: page.nextCursor,
  };
}

/**
 * Rows that changed, in place. An unknown one goes where its time puts it if the top of the list is in sight, else it
 * waits; one from beyond what was read comes with its page.
 */
export function withChangedRows(list: ExecutionList, changed: readonly ExecutionSummary[], atTop: boolean): ExecutionList {
  const changes = new Map(changed.map((row) => [row.id, row]));
  const replace = (row: ExecutionSummary): ExecutionSummary => {
    const change = changes.get(row.id);
    changes.delete(row.id);
    return change === undefined ? row : newer(row, change);
  };
  const rows = list.rows.map(replace);
  const waiting = list.waiting.map(replace);
  const last = rows.at(-1);
  const unread = (row: ExecutionSummary) => list.nextCursor !== null && last !== undefined && byNewest(last, row) < 0;
  const fresh = [...changes.values()].filter((row) => !unread(row));
  const next = { ...list, rows, waiting: [...waiting, ...fresh].sort(byNewest) };
  return atTop ? withWaitingShown(next) : next;
}

export function withWaitingShown(list: ExecutionList): ExecutionList {
  if (list.waiting.length === 0) return list;
  return { ...list, rows: [...list.waiting, ...list.rows].sort(byNewest), waiting: [] };
}

export function withoutRows(list: ExecutionList, ids: ReadonlySet<string>): ExecutionList {
  if (ids.size === 0) return list;
  return { ...list, rows: list.rows.filter((row) => !ids.has(row.id)), waiting: list.waiting.filter((row) => !ids.has(row.id)) };
}

function newer(known: ExecutionSummary | undefined, row: ExecutionSummary): ExecutionSummary {
  return known !== undefined && known.seq >= row.seq ? known : row;
}

/** The order of the api's lists: by time, then by id, the newest first. */
function byNewest(a: ExecutionSummary, b: ExecutionSummary): number {
  return Date.parse(b.startedAt) - Date.parse(a.startedAt) || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}
