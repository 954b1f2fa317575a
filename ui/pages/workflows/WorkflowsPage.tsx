'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useClient } from '../../hooks/use-client.ts';
import { Workflow } from '../../icons/icons.ts';
import { Button } from '../../parts/Button.tsx';
import { CodeBlock } from '../parts/CodeBlock.tsx';
import { PageFault } from '../parts/PageFault.tsx';
import { PageHeader } from '../parts/PageHeader.tsx';
import type { PageLinks } from '../parts/page-links.ts';
import { SearchField } from '../parts/SearchField.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { useListKeys } from '../parts/use-list-keys.ts';
import { useSeconds } from '../parts/use-seconds.ts';
import { publishLines } from './publish-lines.ts';
import { useWorkflowRuns } from './use-workflow-runs.ts';
import { WorkflowListRow } from './WorkflowListRow.tsx';

export interface WorkflowsPageProps {
  /** part of a name or description; `''` for all */
  search: string;
  onSearchChange(search: string): void;
  links: PageLinks;
  /** for the lines that teach how to make one; default this page's origin */
  apiUrl?: string;
}

/** Every workflow that one may see, with how its last runs went. */
export function WorkflowsPage({ search, onSearchChange, links, apiUrl = window.location.origin }: WorkflowsPageProps) {
  const client = useClient();
  const workflows = useInfiniteQuery({
    queryKey: ['workflows', 'pages', search],
    queryFn: ({ signal, pageParam }) =>
      client.listWorkflows({ limit: 50, cursor: pageParam, ...(search !== '' && { search }) }, { signal }),
    placeholderData: keepPreviousData,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  const rows = [...new Map(workflows.data?.pages.flatMap(({ items }) => items).map((each) => [each.id, each])).values()];
  const runs = useWorkflowRuns(rows.map(({ id }) => id));
  const now = useSeconds(rows.length > 0);
  return (
    <div className="pd-page" ref={useListKeys()}>
      <PageHeader
        title="Workflows"
        aside={
          rows.length > 0 && (
            <span className="pd-filter-count">
              {rows.length}
              {workflows.hasNextPage && '+'}
            </span>
          )
        }
      />
      <main className="pd-page-scroll">
        {(rows.length > 0 || search !== '') && (
          <div className="pd-filter-bar" data-filters>
            <SearchField label="Name or description" value={search} onChange={onSearchChange} />
          </div>
        )}
        {workflows.isPending && <Skeleton rows={5} label="Workflows are loading" />}
        {workflows.error !== null && workflows.data === undefined && (
          <PageFault title="The workflows could not be loaded" error={workflows.error} onRetry={() => void workflows.refetch()} />
        )}
        {workflows.data && rows.length === 0 && search !== '' && (
          <div className="pd-empty">
            <h2>No workflows with “{search}”.</h2>
            <Button onClick={() => onSearchChange('')}>Clear search</Button>
          </div>
        )}
        {workflows.data && rows.length === 0 && search === '' && (
          <div className="pd-empty pd-teach">
            <span className="pd-tile">
              <Workflow size={15} aria-hidden="true" />
            </span>
            <h2>No workflows yet</h2>
            <p>A workflow is a graph of nodes with a name. Create one over the API, then publish it.</p>
            <CodeBlock label="From a terminal" text={publishLines(apiUrl)} />
          </div>
        )}
        {rows.length > 0 && (
          <>
            <div className="pd-row-heads pd-workflow-row" aria-hidden="true">
              <span />
              <span>Workflow</span>
              <span className="pd-row-published">Live version</span>
              <span className="pd-row-last">Last run</span>
              <span className="pd-row-runs">Last 20 runs</span>
              <span className="pd-row-user">Owner</span>
              <span className="pd-row-enabled">Triggers</span>
            </div>
            <ol className="pd-rows" aria-label="Workflows">
              {rows.map((workflow) => (
                <WorkflowListRow key={workflow.id} workflow={workflow} runs={runs.get(workflow.id)} nowMs={now} links={links} />
              ))}
            </ol>
          </>
        )}
        {workflows.hasNextPage && (
          <footer className="pd-list-foot">
            <Button onClick={() => void workflows.fetchNextPage()} disabled={workflows.isFetchingNextPage}>
              Load more
            </Button>
          </footer>
        )}
      </main>
    </div>
  );
}
