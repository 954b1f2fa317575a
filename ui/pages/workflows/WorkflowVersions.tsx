import { useInfiniteQuery } from '@tanstack/react-query';
import { dayTime } from '../../core/format/day-time.ts';
import { useClient } from '../../hooks/use-client.ts';
import { Button } from '../../parts/Button.tsx';
import { ErrorNote } from '../parts/ErrorNote.tsx';

export interface WorkflowVersionsProps {
  workflowId: string;
  published: number | null;
  /** the one on the canvas */
  shown: number | null;
  onShow(version: number): void;
}

/** What was published, the newest first. */
export function WorkflowVersions({ workflowId, published, shown, onShow }: WorkflowVersionsProps) {
  const client = useClient();
  const versions = useInfiniteQuery({
    queryKey: ['versions', workflowId],
    queryFn: ({ signal, pageParam }) => client.listVersions(workflowId, { limit: 50, cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  const rows = versions.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section className="pd-versions" aria-label="Versions">
      <h2 className="pd-page-section-title">Versions</h2>
      {versions.error !== null && <ErrorNote error={versions.error} />}
      {versions.data && rows.length === 0 && <p className="pd-page-section-text">Nothing was published yet.</p>}
      <ol className="pd-rows">
        {rows.map(({ version, publishedAt, publishedBy }) => (
          <li key={version} className="pd-rows-item">
            <button type="button" className="pd-row pd-version-row" aria-pressed={version === shown} onClick={() => onShow(version)}>
              <b className="pd-row-strong">v{version}</b>
              <span className="pd-row-user">{version === published ? `live, by ${publishedBy}` : `by ${publishedBy}`}</span>
              <time className="pd-row-time" dateTime={publishedAt} title={publishedAt}>
                {dayTime(publishedAt, Date.now())}
              </time>
            </button>
          </li>
        ))}
      </ol>
      {versions.hasNextPage && (
        <Button small onClick={() => void versions.fetchNextPage()}>
          Load more
        </Button>
      )}
    </section>
  );
}
