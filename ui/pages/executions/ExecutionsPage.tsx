'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { useClient } from '../../hooks/use-client.ts';
import { ArrowUp } from '../../icons/icons.ts';
import { Button } from '../../parts/Button.tsx';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { PageFault } from '../parts/PageFault.tsx';
import { PageHeader } from '../parts/PageHeader.tsx';
import type { PageLinks } from '../parts/page-links.ts';
import { Skeleton } from '../parts/Skeleton.tsx';
import { useListKeys } from '../parts/use-list-keys.ts';
import { ActivitySparkline } from './ActivitySparkline.tsx';
import { ExecutionRows } from './ExecutionRows.tsx';
import { ExecutionsEmpty } from './ExecutionsEmpty.tsx';
import { type ExecutionFilter, scopeOfFilter } from './execution-filter.ts';
import { ScopeFilter } from './ScopeFilter.tsx';
import { StatusFilter } from './StatusFilter.tsx';
import { useAtTop } from './use-at-top.ts';
import { useExecutionList } from './use-execution-list.ts';

export interface ExecutionsPageProps {
  filter: ExecutionFilter;
  onFilterChange(filter: ExecutionFilter): void;
  links: PageLinks;
  /** for the lines that teach how to start something; default this page's origin */
  apiUrl?: string;
  /** who is signed in */
  userName: string;
}

const COUNTS_MS = 5_000;
const ACTIVITY_MS = 30_000;

/** Every execution that one may see, newest first, as they change. */
export function ExecutionsPage({ filter, onFilterChange, links, apiUrl = window.location.origin, userName }: ExecutionsPageProps) {
  const client = useClient();
  const { status, workflow, user } = filter;
  const narrowed = JSON.stringify(withStatus(filter, undefined));
  const scope = useMemo(() => scopeOfFilter(JSON.parse(narrowed) as ExecutionFilter, Date.now()), [narrowed]);
  const query = useMemo(() => ({ ...scope, ...(status && { status }) }), [scope, status]);
  const { state, store } = useExecutionList(client, query);
  const { rows, waiting, nextCursor } = state.list;
  const workflows = useQuery({ queryKey: ['workflows', 'all'], queryFn: ({ signal }) => client.listWorkflows({ limit: 200 }, { signal }) });
  const counts = useQuery({
    queryKey: ['counts', scope],
    queryFn: ({ signal }) => client.getExecutionCounts(scope, { signal }),
    refetchInterval: COUNTS_MS,
  });
  const activity = useQuery({
    queryKey: ['activity', workflow, user],
    queryFn: ({ signal }) => client.getExecutionActivity({ workflowId: workflow, user }, { signal }),
    refetchInterval: ACTIVITY_MS,
  });
  const top = useRef<HTMLDivElement>(null);
  useAtTop(top, store.setAtTop);
  const known = workflows.data?.items ?? [];
  const showWaiting = () => {
    store.showWaiting();
    top.current?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <div className="pd-page" ref={useListKeys()}>
      <PageHeader
        title="Executions"
        aside={
          state.loaded && (
            <span className="pd-live" data-connection={state.live ? 'live' : 'reconnecting'} role="status">
              {state.live ? 'Live' : 'Connecting again'}
            </span>
          )
        }
      />
      <main className="pd-page-scroll">
        <div ref={top} className="pd-page-top" />
        {activity.data && <ActivitySparkline activity={activity.data} />}
        <div className="pd-filter-bar" data-filters>
          <StatusFilter status={status} counts={counts.data} onStatus={(next) => onFilterChange(withStatus(filter, next))} />
          <ScopeFilter filter={filter} workflows={known} onChange={onFilterChange} />
        </div>
        {waiting.length > 0 && (
          <div className="pd-waiting">
            <Button small icon={ArrowUp} onClick={showWaiting}>
              {waiting.length} new
            </Button>
          </div>
        )}
        {rows.length > 0 && <ExecutionRows rows={rows} links={links} />}
        {!state.loaded && state.error === null && <Skeleton rows={12} label="Executions are loading" />}
        {state.error !== null && rows.length > 0 && <ErrorNote error={state.error} />}
        {state.error !== null && rows.length === 0 && (
          <PageFault title="The executions could not be loaded" error={state.error} onRetry={store.retry} />
        )}
        {state.loaded && state.error === null && rows.length === 0 && (
          <ExecutionsEmpty
            filter={filter}
            apiUrl={apiUrl}
            userName={userName}
            workflows={known}
            links={links}
            onClear={() => onFilterChange({})}
          />
        )}
        {rows.length > 0 && (
          <footer className="pd-list-foot">
            {nextCursor === null ? (
              <span>{rows.length.toLocaleString()} in all, newest first</span>
            ) : (
              <>
                <Button onClick={store.loadMore} disabled={state.loadingMore}>
                  {state.loadingMore ? 'Loading' : 'Load more'}
                </Button>
                <span>{rows.length.toLocaleString()} shown, newest first</span>
              </>
            )}
            <span className="pd-keys" aria-hidden="true">
              <kbd className="pd-key">J</kbd> <kbd className="pd-key">K</kbd> move <kbd className="pd-key">↵</kbd> open{' '}
              <kbd className="pd-key">?</kbd> keys
            </span>
          </footer>
        )}
      </main>
    </div>
  );
}

function withStatus({ status: _status, ...rest }: ExecutionFilter, status: ExecutionFilter['status']): ExecutionFilter {
  return status === undefined ? rest : { ...rest, status };
}
