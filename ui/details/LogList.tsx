import type { ReactNode } from 'react';
import type { PerdureClient } from '../../client/create-client.ts';
import type { NodeView } from '../../common/execution/execution-view.ts';
import type { LogLine } from '../../common/execution/journal-event.ts';
import { Button } from '../parts/Button.tsx';
import { LoadError } from './LoadError.tsx';
import { LogLineRow } from './LogLineRow.tsx';
import { LongList } from './LongList.tsx';
import { useLogLines } from './use-log-lines.ts';

export interface LogListProps {
  client: PerdureClient;
  executionId: string;
  node: NodeView;
}

/** More lines than these are not all in the page. */
const MANY = 200;

/** What a node logged, as it comes. */
export function LogList({ client, executionId, node }: LogListProps) {
  const { head, missing, tail, loading, loadMore } = useLogLines(client, executionId, node);
  if (node.logs.count === 0) return <p className="pd-none">Nothing was logged here{node.endedAt === null ? ' yet' : ''}.</p>;
  const between =
    loading.state === 'failed' ? (
      <LoadError what="The earlier lines" error={loading.error} onRetry={loadMore} />
    ) : (
      <div className="pd-log-more">
        <Button small disabled={loading.state === 'loading'} onClick={loadMore}>
          {loading.state === 'loading' ? 'Loading…' : `Earlier lines (${missing.toLocaleString()})`}
        </Button>
      </div>
    );
  const count = head.length + (missing > 0 ? 1 : 0) + tail.length;
  const row = (index: number): ReactNode => {
    if (index < head.length) return lineRow(head[index]);
    if (missing > 0 && index === head.length) return between;
    return lineRow(tail[index - (count - tail.length)]);
  };
  if (count > MANY) return <LongList count={count} row={row} estimate={22} label="Log" />;
  return (
    <div className="pd-log" role="log" aria-label="Log">
      {Array.from({ length: count }, (_, index) => (
        <div key={index}>{row(index)}</div>
      ))}
    </div>
  );
}

function lineRow(line: LogLine | undefined): ReactNode {
  return line && <LogLineRow line={line} />;
}
