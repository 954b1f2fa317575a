import type { ListExecutionsQuery } from '../../../client/execution-client.ts';
import type { ExecutionSummary } from '../../../common/execution/execution-summary.ts';
import type { ExecutionStatus } from '../../../common/execution/execution-view.ts';

export const RANGES = {
  '1h': 'Last hour',
  '24h': 'Last 24 hours',
  '3d': 'Last 3 days',
  '7d': 'Last 7 days',
  '30d': 'Last 30 days',
} as const;
export type ExecutionRange = keyof typeof RANGES;

const HOURS: Record<ExecutionRange, number> = { '1h': 1, '24h': 24, '3d': 72, '7d': 168, '30d': 720 };
const STATUSES: readonly ExecutionStatus[] = ['running', 'paused', 'success', 'error'];
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What the executions page is narrowed to. Each part is a search parameter of the same name; absent: any. */
export interface ExecutionFilter {
  status?: ExecutionStatus;
  /** id of a workflow */
  workflow?: string;
  user?: string;
  range?: ExecutionRange;
  /** ISO 8601: triggered at or after; not beside `range` */
  from?: string;
  /** ISO 8601: triggered before; not beside `range` */
  to?: string;
}

/** What of some search parameters makes sense. */
export function filterOfSearch(search: Readonly<Record<string, unknown>>): ExecutionFilter {
  const status = STATUSES.find((each) => each === search.status);
  const range = Object.keys(RANGES).find((each) => each === search.range) as ExecutionRange | undefined;
  const { workflow, user } = search;
  const own = range === undefined ? { from: isoTime(search.from), to: isoTime(search.to) } : {};
  return {
    ...(status === undefined ? {} : { status }),
    ...(typeof workflow === 'string' && UUID.test(workflow) ? { workflow } : {}),
    ...(typeof user === 'string' && user !== '' && user.length <= 256 ? { user } : {}),
    ...(range === undefined ? {} : { range }),
    ...(own.from === undefined ? {} : { from: own.from }),
    ...(own.to === undefined ? {} : { to: own.to }),
  };
}

function isoTime(value: unknown): string | undefined {
  const ms = typeof value === 'string' && /^\d{4}-/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}

/** Which executions to ask for, of all statuses; `from` is whole minutes, so that it stays the same for a while. */
export function scopeOfFilter(filter: ExecutionFilter, nowMs: number): Omit<ListExecutionsQuery, 'status'> {
  const { workflow, user, range, to } = filter;
  const from = range ? new Date(Math.floor(nowMs / 60_000) * 60_000 - HOURS[range] * 3_600_000).toISOString() : filter.from;
  return { ...(workflow && { workflowId: workflow }), ...(user && { user }), ...(from && { from }), ...(to && { to }) };
}

/** Whether a row of the stream, which knows of status and workflow only, is one of those asked for. */
export function matchesQuery(row: ExecutionSummary, { status, workflowId, user, from, to }: ListExecutionsQuery): boolean {
  return (
    (status === undefined || row.status === status) &&
    (workflowId === undefined || row.workflowId === workflowId) &&
    (user === undefined || row.userName === user) &&
    (from === undefined || Date.parse(row.startedAt) >= Date.parse(from)) &&
    (to === undefined || Date.parse(row.startedAt) < Date.parse(to))
  );
}

export function isFiltered(filter: ExecutionFilter): boolean {
  return Object.keys(filter).length > 0;
}
