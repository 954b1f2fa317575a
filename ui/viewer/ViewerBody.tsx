import { useCallback, useState } from 'react';
import type { ExecutionView } from '../../common/execution/execution-view.ts';
import { ExecutionCanvas } from '../canvas/ExecutionCanvas.tsx';
import type { ExecutionState } from '../core/live/execution-state.ts';
import { ExecutionDetails } from '../details/ExecutionDetails.tsx';
import { NodeDetails } from '../details/NodeDetails.tsx';
import { useNow } from '../hooks/use-now.ts';
import type { Replay } from '../hooks/use-replay.ts';
import { useSurroundings } from '../hooks/use-surroundings.ts';
import { useTemporalUrl } from '../hooks/use-temporal-url.ts';
import { Timeline } from '../timeline/Timeline.tsx';
import { ViewerHeader } from './ViewerHeader.tsx';
import { type ViewerTab, ViewerTabs } from './ViewerTabs.tsx';

export interface ViewerBodyProps {
  state: ExecutionState;
  /** the moment shown */
  view: ExecutionView;
  latest: ExecutionView;
  replay: Replay;
  selected: string | null;
  onSelect(visit: string | null): void;
}

/** Header, canvas, timeline and details, in step with each other. */
export function ViewerBody({ state, view, latest, replay, selected, onSelect }: ViewerBodyProps) {
  const { client, plugins } = useSurroundings();
  const [hovered, onHover] = useState<string | null>(null);
  const [execution, setExecution] = useState(false);
  const [tab, onTab] = useState<ViewerTab>('steps');
  const replaying = replay.atMs !== null;
  const now = useNow(latest.endedAt === null && !replaying);
  const nowMs = replay.atMs ?? (latest.endedAt === null ? now : Date.parse(latest.endedAt));
  const temporalUrl = useTemporalUrl(view.id);
  const node = view.nodes.find(({ visit }) => visit === selected);
  const select = useCallback(
    (visit: string | null) => {
      setExecution(false);
      onSelect(visit);
      if (visit !== null) onTab('details');
    },
    [onSelect],
  );
  const showExecution = () => {
    select(null);
    setExecution(true);
    onTab('details');
  };
  return (
    <>
      <ViewerHeader
        view={view}
        connection={state.connection}
        nowMs={nowMs}
        temporalUrl={temporalUrl}
        replaying={replaying}
        onCancel={async (reason) => {
          await client.cancelExecution(view.id, reason === '' ? {} : { reason });
        }}
        onShowExecution={showExecution}
      />
      <ViewerTabs tab={tab} onTab={onTab} />
      <div className="pd-viewer-body" data-tab={tab} data-details={node !== undefined || execution || undefined}>
        <div className="pd-viewer-canvas">
          {state.graph !== null && (
            <ExecutionCanvas
              graph={state.graph}
              view={view}
              selected={selected}
              onSelect={select}
              hovered={hovered}
              onHover={onHover}
              icons={plugins.iconOf}
              actionLabel={plugins.labelOf}
              live={latest.endedAt === null && !replaying}
              nowMs={nowMs}
            />
          )}
          {state.graphGone && (
            <div className="pd-empty">
              <h3>The version that ran is gone</h3>
              <p>Its graph was removed. The steps below are from the journal.</p>
            </div>
          )}
        </div>
        <div className="pd-viewer-timeline">
          <Timeline
            view={view}
            latest={latest}
            nowMs={nowMs}
            selected={selected}
            onSelect={select}
            hovered={hovered}
            onHover={onHover}
            replay={replay}
          />
        </div>
        <aside className="pd-viewer-details" aria-label="Details">
          {node !== undefined ? (
            <NodeDetails
              client={client}
              executionId={view.id}
              view={view}
              graph={state.graph}
              visit={node.visit}
              nowMs={nowMs}
              icon={plugins.iconOf(node.actionType)}
              actionLabel={plugins.labelOf(node.actionType)}
              temporalUrl={temporalUrl}
              onSelect={select}
              onClose={() => select(null)}
              replaying={replaying}
            />
          ) : (
            <ExecutionDetails client={client} view={view} onSelect={select} onClose={() => setExecution(false)} temporalUrl={temporalUrl} />
          )}
        </aside>
      </div>
    </>
  );
}
