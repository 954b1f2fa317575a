'use client';

import { useQuery } from '@tanstack/react-query';
import { ReactFlowProvider } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import type { ExecutionStatus } from '../../../common/execution/execution-view.ts';
import { useClient } from '../../hooks/use-client.ts';
import { WorkflowExecutionViewer } from '../../viewer/WorkflowExecutionViewer.tsx';
import { PageFault } from '../parts/PageFault.tsx';

export interface ExecutionPageProps {
  executionId: string;
  /** visit of the selected node */
  node: string | null;
  onNodeChange(visit: string | null): void;
  /** told at first and at each change, for the title of the window */
  onStatus?: (workflowName: string, status: ExecutionStatus) => void;
}

/** An execution, as large as the page. */
export function ExecutionPage({ executionId, node, onNodeChange, onStatus }: ExecutionPageProps) {
  const client = useClient();
  const page = useRef<HTMLDivElement>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['execution', executionId],
    queryFn: ({ signal }) => client.getExecution(executionId, { signal }),
    // the viewer follows it from here
    staleTime: Number.POSITIVE_INFINITY,
  });
  useEffect(() => {
    if (data === undefined || page.current === null || onStatus === undefined) return;
    return watchStatus(page.current, (status) => onStatus(data.workflowName, status ?? data.status));
  }, [data, onStatus]);
  return (
    <main ref={page} className="pd-page-full">
      {data === undefined && error !== null && (
        <PageFault title="The execution cannot be shown" error={error} onRetry={() => void refetch()} />
      )}
      {data !== undefined && (
        <ReactFlowProvider key={executionId}>
          <WorkflowExecutionViewer
            executionId={executionId}
            workflowId={data.workflowId}
            selectedNode={node}
            onSelectedNodeChange={onNodeChange}
          />
        </ReactFlowProvider>
      )}
    </main>
  );
}

/** The viewer says its status as an attribute of its root. */
function watchStatus(page: HTMLElement, onStatus: (status: ExecutionStatus | null) => void): () => void {
  const tell = () => {
    const status = page.querySelector('[data-execution-id]')?.getAttribute('data-status');
    onStatus(status === 'running' || status === 'paused' || status === 'success' || status === 'error' ? status : null);
  };
  tell();
  const observer = new MutationObserver(tell);
  observer.observe(page, { subtree: true, attributes: true, attributeFilter: ['data-status'] });
  return () => observer.disconnect();
}
