'use client';

import { useCallback, useEffect, useMemo, useState } from 'react';
import { seqAt } from '../core/live/moment-seq.ts';
import { viewAt } from '../core/live/view-at.ts';
import { useClient } from '../hooks/use-client.ts';
import { useExecution } from '../hooks/use-execution.ts';
import { useReplay } from '../hooks/use-replay.ts';
import { PerdureRoot } from '../provider/PerdureRoot.tsx';
import { ViewerBody } from './ViewerBody.tsx';
import { ViewerFault } from './ViewerFault.tsx';

export interface WorkflowExecutionViewerProps {
  /** UUID of the execution */
  executionId: string;
  /** UUID of its workflow; another one than the execution's is warned of in the console */
  workflowId: string;
  /** further classes of the outermost element */
  className?: string;
  /** CSS height; default `100%` of what it stands in */
  height?: string;
  /** id of the node to begin with */
  selectedNode?: string | null;
  /** told when another node is selected; null: none */
  onSelectedNodeChange?: (nodeId: string | null) => void;
}

/**
 * A live picture of an execution: its graph, its timeline, and everything about each node. Wrap it in `ReactFlowProvider`.
 * Follows the execution while it runs, and reads one that has ended once.
 */
export function WorkflowExecutionViewer(props: WorkflowExecutionViewerProps) {
  const { executionId, workflowId, className, height = '100%', selectedNode = null, onSelectedNodeChange } = props;
  const { state, store } = useExecution(useClient(), executionId);
  const { view: latest, graph, fault, history } = state;
  const [selected, setSelected] = useState<string | null>(selectedNode);

  useEffect(() => {
    if (latest !== null && latest.workflowId !== workflowId) {
      console.warn(`Execution ${executionId} belongs to workflow ${latest.workflowId}; workflowId was given as ${workflowId}.`);
    }
  }, [latest?.workflowId, workflowId, executionId]);
  useEffect(() => setSelected(selectedNode), [selectedNode]);

  const load = useCallback(() => void store.loadHistory(), [store]);
  const endMs = Date.parse(latest?.endedAt ?? history.events.at(-1)?.at ?? new Date().toISOString());
  const replay = useReplay(history.events, history.state === 'complete', endMs, load);
  const view = useMemo(() => {
    if (latest === null || replay.atMs === null || history.state !== 'complete') return latest;
    return viewAt({ head: latest, graph, events: history.events }, seqAt(history.events, replay.atMs));
  }, [latest, graph, history, replay.atMs]);

  const onSelect = useCallback(
    (visit: string | null) => {
      setSelected(visit);
      onSelectedNodeChange?.(visit);
    },
    [onSelectedNodeChange],
  );

  return (
    <PerdureRoot
      className={`pd-viewer ${className ?? ''}`}
      style={{ height }}
      data-execution-id={executionId}
      data-status={view?.status}
      aria-busy={latest === null && fault === null}
    >
      {view !== null && latest !== null ? (
        <ViewerBody state={state} view={view} latest={latest} replay={replay} selected={selected} onSelect={onSelect} />
      ) : (
        fault !== null && <ViewerFault fault={fault} onRetry={() => store.retry()} />
      )}
    </PerdureRoot>
  );
}
