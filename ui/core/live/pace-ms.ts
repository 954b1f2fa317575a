import type { ExecutionView, NodeView } from '../../../common/execution/execution-view.ts';

type Timed = Pick<ExecutionView, 'startedAt' | 'endedAt' | 'nodes'>;

const TENTH_MS = 100;
const SECOND_MS = 1_000;
/** From here on a duration is told in whole seconds. */
const TENTHS_UNTIL_MS = 60_000;

/** How often what shows all the times of an execution has something new to show, in ms; null once it has ended. */
export function paceMs({ endedAt, nodes }: Timed, nowMs: number): number | null {
  if (endedAt !== null) return null;
  return nodes.some((node) => node.status === 'running' && nowMs - latestOf(node) < TENTHS_UNTIL_MS) ? TENTH_MS : SECOND_MS;
}

/** The same for what stands still also while every open node sleeps. */
export function awakePaceMs(view: Timed, nowMs: number): number | null {
  return view.nodes.some(({ status }) => status === 'running') ? paceMs(view, nowMs) : null;
}

/** The same for the duration of the whole. */
export function totalPaceMs(view: Timed, nowMs: number): number | null {
  const pace = paceMs(view, nowMs);
  return pace !== null && nowMs - Date.parse(view.startedAt) >= TENTHS_UNTIL_MS ? SECOND_MS : pace;
}

/** The same for one visit. */
export function visitPaceMs({ startedAt, endedAt, nodes }: Timed, visit: string, nowMs: number): number | null {
  const node = nodes.find((each) => each.visit === visit);
  const open = node !== undefined && (node.status === 'running' || node.status === 'paused');
  return open ? paceMs({ startedAt, endedAt, nodes: [node] }, nowMs) : null;
}

/** When the youngest of what is counted from began. */
function latestOf({ startedAt, attempts }: NodeView): number {
  const last = attempts.at(-1);
  return Date.parse(last?.endedAt ?? last?.startedAt ?? startedAt ?? '');
}
