import { useRef } from 'react';
import type { ExecutionSummary } from '../../../common/execution/execution-summary.ts';
import type { PageLinks } from '../parts/page-links.ts';
import { useSeconds } from '../parts/use-seconds.ts';
import { ExecutionListRow } from './ExecutionListRow.tsx';
import { useStrips } from './use-strips.ts';

/** The rows under their heads. */
export function ExecutionRows({ rows, links }: { rows: readonly ExecutionSummary[]; links: PageLinks }) {
  const strips = useStrips(rows);
  const now = useSeconds(rows.some(({ endedAt }) => endedAt === null));
  const opened = useRef(now).current;
  return (
    <>
      <div className="pd-row-heads pd-execution-row" aria-hidden="true">
        <span>Status</span>
        <span>Workflow</span>
        <span className="pd-row-id">Execution</span>
        <span className="pd-row-trigger">Started by</span>
        <span>Nodes</span>
        <span>Where it stands</span>
        <span className="pd-row-user">Runs as</span>
        <span className="pd-row-took">Duration</span>
        <span className="pd-row-time">Started</span>
      </div>
      <ol className="pd-rows" aria-label="Executions">
        {rows.map((row) => (
          <ExecutionListRow
            key={row.id}
            row={row}
            strip={strips.get(row.id)}
            href={links.execution(row.id)}
            nowMs={row.endedAt === null ? now : opened}
            open={links.open}
          />
        ))}
      </ol>
    </>
  );
}
