import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ExecutionView } from '../../common/execution/execution-view.ts';
import type { ExecutionState } from '../core/live/execution-state.ts';
import { ExecutionDetails } from '../details/ExecutionDetails.tsx';
import type { Replay } from '../hooks/use-replay.ts';
import { useSurroundings } from '../hooks/use-surroundings.ts';
import { useTemporalUrl } from '../hooks/use-temporal-url.ts';
import { KeysDialog } from '../parts/KeysDialog.tsx';
import { FailureStrip } from './FailureStrip.tsx';
import { FaultStrip } from './FaultStrip.tsx';
import { useViewerKeys } from './use-viewer-keys.ts';
import { ViewerCanvas } from './ViewerCanvas.tsx';
import { ViewerHeader } from './ViewerHeader.tsx';
import { ViewerNode } from './ViewerNode.tsx';
import { type ViewerTab, ViewerTabs } from './ViewerTabs.tsx';
import { ViewerTimeline } from './ViewerTimeline.tsx';
import { VIEWER_KEYS } from './viewer-keys.ts';

export interface ViewerBodyProps {
  state: ExecutionState;
  /** the moment shown */
  view: ExecutionView;
  latest: ExecutionView;
  replay: Replay;
  selected: string | null;
  onSelect(visit: string | null): void;
  takesFocus: boolean;
  /** asks the server again at once */
  onRetry(): void;
}

/** Header, canvas, timeline and details, in step with each other. */
export function ViewerBody({ state, view, latest, replay, selected, onSelect, takesFocus, onRetry }: ViewerBodyProps) {
  const { client, plugins } = useSurroundings();
  const [hovered, onHover] = useState<string | null>(null);
  const [execution, setExecution] = useState(false);
  const [tab, onTab] = useState<ViewerTab>('steps');
  const [foldWaits, setFoldWaits] = useState(true);
  const [help, setHelp] = useState(false);
  const stage = useRef<HTMLElement>(null);
  const replaying = replay.atMs !== null;
  const moment = useMemo(() => ({ latest, atMs: replay.atMs }), [latest, replay.atMs]);
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
  const detailsShown = node !== undefined || execution;
  const onKeyDown = useViewerKeys({
    view,
    selected,
    detailsShown,
    onSelect: select,
    replay,
    onToggleFold: () => setFoldWaits((on) => !on),
    onHelp: () => setHelp(true),
  });
  useEffect(() => {
    if (takesFocus) stage.current?.focus({ preventScroll: true });
  }, [takesFocus]);
  return (
    // Its keys are shortcuts to what buttons within do; it holds the focus only so that they work after a click beside those.
    <section ref={stage} className="pd-viewer-stage" aria-label={`Execution of ${view.workflowName}`} tabIndex={-1} onKeyDown={onKeyDown}>
      <ViewerHeader
        view={view}
        connection={state.connection}
        moment={moment}
        temporalUrl={temporalUrl}
        onCancel={async (reason) => {
          await client.cancelExecution(view.id, reason === '' ? {} : { reason });
        }}
        onShowExecution={showExecution}
      />
      <FaultStrip state={state} onRetry={onRetry} />
      <FailureStrip view={view} onSelect={select} />
      <ViewerTabs tab={tab} onTab={onTab} />
      <div className="pd-viewer-body" data-tab={tab} data-details={detailsShown || undefined}>
        <div className="pd-viewer-canvas">
          {state.graph !== null && (
            <ViewerCanvas
              graph={state.graph}
              view={view}
              selected={selected}
              onSelect={select}
              hovered={hovered}
              onHover={onHover}
              icons={plugins.iconOf}
              actionLabel={plugins.labelOf}
              live={latest.endedAt === null && !replaying}
              moment={moment}
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
          <ViewerTimeline
            view={view}
            graph={state.graph}
            moment={moment}
            selected={selected}
            onSelect={select}
            hovered={hovered}
            onHover={onHover}
            foldWaits={foldWaits}
            onFoldWaits={setFoldWaits}
            replay={replay}
          />
        </div>
        <aside className="pd-viewer-details" aria-label="Details">
          {node !== undefined ? (
            <ViewerNode
              client={client}
              executionId={view.id}
              view={view}
              graph={state.graph}
              visit={node.visit}
              moment={moment}
              icon={plugins.iconOf(node.actionType)}
              actionLabel={plugins.labelOf(node.actionType)}
              temporalUrl={temporalUrl}
              onSelect={select}
              onClose={() => {
                select(null);
                onTab('steps');
              }}
            />
          ) : (
            <ExecutionDetails
              client={client}
              view={view}
              onSelect={select}
              onClose={() => {
                setExecution(false);
                onTab('steps');
              }}
              temporalUrl={temporalUrl}
              replaying={replaying}
            />
          )}
        </aside>
      </div>
      <KeysDialog meanings={VIEWER_KEYS} open={help} onOpenChange={setHelp} />
    </section>
  );
}
