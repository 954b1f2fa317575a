import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ExecutionView } from '../../common/execution/execution-view.ts';
import { momentSeq } from '../core/live/moment-seq.ts';
import { createReplayViews } from '../core/live/replay-views.ts';
import { useClient } from '../hooks/use-client.ts';
import { useExecution } from '../hooks/use-execution.ts';
import { useReplay } from '../hooks/use-replay.ts';
import { useSettledMoment } from '../hooks/use-settled-moment.ts';
import { PerdureRoot } from '../provider/PerdureRoot.tsx';
import { ViewerBody } from './ViewerBody.tsx';
import { ViewerFault } from './ViewerFault.tsx';
import { ViewerLoading } from './ViewerLoading.tsx';
import type { WorkflowExecutionViewerProps } from './workflow-execution-viewer-props.ts';

export interface ExecutionViewerProps extends Omit<WorkflowExecutionViewerProps, 'workflowId'> {
  workflowId?: string;
  /** ISO 8601: the moment of the run to begin with; null: as it is now */
  moment?: string | null;
  /** told when another moment is shown and stays for a while */
  onMomentChange?: (moment: string | null) => void;
  /** told at first and at each change, whatever moment is shown */
  onView?: (latest: ExecutionView) => void;
  /** the keys work at once, without a click into it; default `false` */
  takesFocus?: boolean;
}

/** The viewer as it is embedded, and for a page that is all viewer. */
export function ExecutionViewer(props: ExecutionViewerProps) {
  const { executionId, workflowId, className = '', height = '100%', selectedNode = null, onSelectedNodeChange } = props;
  const { moment = null, onMomentChange, onView, takesFocus = false } = props;
  const { state, store } = useExecution(useClient(), executionId);
  const { view: latest, graph, fault, history } = state;
  const [selected, setSelected] = useState<string | null>(selectedNode);

  useEffect(() => {
    if (latest !== null && workflowId !== undefined && latest.workflowId !== workflowId) {
      console.warn(`Execution ${executionId} belongs to workflow ${latest.workflowId}; workflowId was given as ${workflowId}.`);
    }
  }, [latest?.workflowId, workflowId, executionId]);
  useEffect(() => {
    if (latest !== null) onView?.(latest);
  }, [latest, onView]);
  useEffect(() => setSelected(selectedNode), [selectedNode]);

  const replay = useReplay({
    events: history.events,
    complete: history.state === 'complete',
    gone: history.state === 'removed',
    endMs: Date.parse(latest?.endedAt ?? history.events.at(-1)?.at ?? new Date().toISOString()),
    load: useCallback(() => store.loadHistory(), [store]),
    beginAtMs: moment === null ? null : Date.parse(moment),
  });
  useSettledMoment(replay, onMomentChange);
  const viewAt = useMemo(
    () => (latest === null || history.state !== 'complete' ? null : createReplayViews({ head: latest, graph, events: history.events })),
    [latest, graph, history],
  );
  const seqAt = useMemo(() => momentSeq(history.events), [history.events]);
  const view = replay.atMs === null || viewAt === null ? latest : viewAt(seqAt(replay.atMs));

  const onSelect = useCallback(
    (visit: string | null) => {
      setSelected(visit);
      onSelectedNodeChange?.(visit);
    },
    [onSelectedNodeChange],
  );

  const onRetry = useCallback(() => store.retry(), [store]);

  return (
    <PerdureRoot
      className={`pd-viewer ${className}`}
      // the default is the stylesheet's: a strict policy refuses style attributes of pages that a server rendered
      style={height === '100%' ? undefined : { height }}
      data-execution-id={executionId}
      data-status={view?.status}
      aria-busy={latest === null && fault === null}
    >
      {view !== null && latest !== null ? (
        <ViewerBody
          state={state}
          view={view}
          latest={latest}
          replay={replay}
          selected={selected}
          onSelect={onSelect}
          takesFocus={takesFocus}
          onRetry={onRetry}
        />
      ) : fault !== null ? (
        <ViewerFault fault={fault} onRetry={onRetry} />
      ) : (
        <ViewerLoading />
      )}
    </PerdureRoot>
  );
}
