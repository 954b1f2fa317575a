import type { NodeView } from '../../../common/execution/execution-view.ts';
import { formatDuration } from '../../../common/time/format-duration.ts';
import { dayTime } from '../format/day-time.ts';
import { chosenHandle } from './chosen-handle.ts';

/** What stands behind a row's last bar; null where bar and glyph say it all. */
export function rowNote(node: NodeView, nowMs: number): string | null {
  if (node.status === 'paused') return node.wakeAt === undefined ? null : `until ${dayTime(node.wakeAt, nowMs)}`;
  if (node.status === 'running' && node.nextAt !== undefined) {
    const ms = Date.parse(node.nextAt) - nowMs;
    return ms > 0 ? `again in ${formatDuration(ms < 1_000 ? ms : Math.round(ms / 1_000) * 1_000)}` : null;
  }
  return chosenHandle(node);
}
