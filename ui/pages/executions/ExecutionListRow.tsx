import { memo } from 'react';
import type { ExecutionStrip } from '../../../common/execution/execution-strip.ts';
import type { ExecutionSummary } from '../../../common/execution/execution-summary.ts';
import { formatDuration } from '../../../common/time/format-duration.ts';
import { clockTime } from '../../core/format/clock-time.ts';
import { dayTime } from '../../core/format/day-time.ts';
import { lookOfExecution, wordOfExecution } from '../../core/status/look.ts';
import { StatusGlyph } from '../../parts/StatusGlyph.tsx';
import { PageLink } from '../parts/PageLink.tsx';
import { NodeStrip } from './NodeStrip.tsx';
import { whereItStands } from './where-it-stands.ts';

export interface ExecutionListRowProps {
  row: ExecutionSummary;
  strip: ExecutionStrip | undefined;
  href: string;
  /** ms since the epoch; for a row that has ended it need not move */
  nowMs: number;
  open(href: string): void;
}

/** characters of an id; its beginning is a time, the same for all of a minute */
const SHORT = 8;

/** One execution, a link as a whole. */
export const ExecutionListRow = memo(function ExecutionListRow({ row, strip, href, nowMs, open }: ExecutionListRowProps) {
  const look = lookOfExecution(row);
  const standing = whereItStands(row, strip);
  const took = (row.endedAt === null ? nowMs : Date.parse(row.endedAt)) - Date.parse(row.startedAt);
  const today = new Date(row.startedAt).toDateString() === new Date(nowMs).toDateString();
  return (
    <li className="pd-rows-item">
      <PageLink className="pd-row pd-execution-row" data-row data-status={row.status} data-execution-id={row.id} href={href} open={open}>
        <span className="pd-row-status" data-look={look}>
          <StatusGlyph look={look} title={null} />
          {wordOfExecution(row)}
        </span>
        <span className="pd-row-name" title={row.workflowName}>
          <b className="pd-row-strong">{row.workflowName}</b> <span className="pd-row-version">v{row.version}</span>
        </span>
        <code className="pd-row-id" title={row.id}>
          {row.id.slice(-SHORT)}
        </code>
        <span className="pd-row-trigger">{row.trigger.type}</span>
        <NodeStrip strip={strip} />
        <span className="pd-row-standing" data-tone={standing?.tone} title={standing?.text}>
          {standing?.text}
        </span>
        <span className="pd-row-user" title={row.userName}>
          {row.userName}
        </span>
        <span className="pd-row-took" data-live={row.status === 'running' || undefined}>
          {formatDuration(took)}
        </span>
        <time className="pd-row-time" dateTime={row.startedAt} title={row.startedAt}>
          {today ? clockTime(row.startedAt) : dayTime(row.startedAt, nowMs)}
        </time>
      </PageLink>
    </li>
  );
});
