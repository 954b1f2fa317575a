import { Background, type EdgeTypes, MiniMap, type NodeMouseHandler, type NodeTypes, ReactFlow, useStore } from '@xyflow/react';
import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { focusNodes, liveNodes } from '../core/canvas/live-nodes.ts';
import { lookOfNode } from '../core/status/look.ts';
import { CanvasControls } from './CanvasControls.tsx';
import { CanvasFrame } from './CanvasFrame.tsx';
import type { CardNode } from './card-node.ts';
import { EdgeLine, type LineEdge } from './EdgeLine.tsx';
import type { ExecutionCanvasProps } from './execution-canvas-props.ts';
import { NodeCard } from './NodeCard.tsx';
import { RunSummary } from './RunSummary.tsx';
import { useCamera } from './use-camera.ts';
import { useCanvasKeys } from './use-canvas-keys.ts';
import { useCards } from './use-cards.ts';
import { useLayout } from './use-layout.ts';
import { useLines } from './use-lines.ts';

const NODE_TYPES: NodeTypes = { card: NodeCard };
const EDGE_TYPES: EdgeTypes = { line: EdgeLine };
const MINIMAP_FROM = 12;
const MINIMAP = { width: 148, height: 112 };
/** Fewer are all kept, so that one can find their words in the page. */
const MANY_NODES = 150;
/** Above so many edges that move, none does. */
const MOST_MOVING = 60;

/** The canvas below its provider; it does not know the time. */
export const CanvasFlow = memo(function CanvasFlow(props: Omit<ExecutionCanvasProps, 'nowMs'>) {
  const { graph, view, selected, onSelect, onHover, live, purposes } = props;
  const isRun = purposes === undefined;
  const layout = useLayout(graph);
  const nodes = useCards(graph, view, layout, props);
  const edges = useLines(graph, view, layout);
  const camera = useCamera(layout);
  const paneSize = useStore(({ width, height }) => (width > 0 && height > 0 ? `${width} ${height}` : ''));
  const [follow, setFollow] = useState(live);
  const frame = useRef<HTMLDivElement>(null);
  const latest = useRef(view);
  latest.current = view;
  const moved = useRef(false);

  const fit = useCallback(
    (jump = false) => {
      moved.current = false;
      camera.fit(focusNodes(latest.current), jump);
    },
    [camera],
  );
  const latestSelected = useRef(selected);
  latestSelected.current = selected;
  useEffect(() => {
    if (layout === null || paneSize === '') return;
    if (!moved.current) fit(true);
    const chosen = latest.current.nodes.find(({ visit }) => visit === latestSelected.current);
    // the panel that opens with it must not cover it
    if (chosen !== undefined) camera.reveal([chosen.nodeId], true);
  }, [layout, paneSize, fit, camera]);
  const liveIds = liveNodes(view).join('\n');
  useEffect(() => {
    if (follow && liveIds !== '' && layout !== null && paneSize !== '') camera.reveal(liveIds.split('\n'));
  }, [follow, liveIds, layout, paneSize, camera]);

  const onFit = useCallback(() => fit(), [fit]);
  const onFollow = useCallback(() => isRun && setFollow((on) => !on), [isRun]);
  const onKeyDown = useCanvasKeys({ graph, layout, nodes, frame, camera, onSelect, onFit, onFollow });
  const onClick = useCallback<NodeMouseHandler<CardNode>>((_event, { data }) => onSelect(data.node.visit), [onSelect]);
  const onEnter = useCallback<NodeMouseHandler<CardNode>>((_event, { data }) => onHover(data.node.visit), [onHover]);
  const onLeave = useCallback(() => onHover(null), [onHover]);
  const onPaneClick = useCallback(() => onSelect(null), [onSelect]);
  // begun by hand, and gone some way: a click on a card moves nothing
  const onMove = useCallback((event: MouseEvent | TouchEvent | null) => {
    if (event === null) return;
    moved.current = true;
    setFollow(false);
  }, []);
  const walkTo = (visit: string) => {
    onSelect(visit);
    const node = view.nodes.find((each) => each.visit === visit);
    if (node !== undefined) camera.reveal([node.nodeId]);
  };
  const moving = useMemo(() => {
    const feeding = edges.filter(({ data }) => data?.feeding).length;
    return live && feeding > 0 && feeding <= MOST_MOVING;
  }, [edges, live]);

  return (
    <CanvasFrame frame={frame} data-moving={moving || undefined} onKeyDown={onKeyDown}>
      <ReactFlow<CardNode, LineEdge>
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        minZoom={0.1}
        maxZoom={2}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        panActivationKeyCode={null}
        zoomOnDoubleClick={false}
        onlyRenderVisibleElements={graph.nodes.length > MANY_NODES}
        proOptions={ATTRIBUTION}
        onNodeClick={onClick}
        onNodeMouseEnter={onEnter}
        onNodeMouseLeave={onLeave}
        onPaneClick={onPaneClick}
        onMove={onMove}
      >
        <Background gap={20} size={1.5} />
        {nodes.length >= MINIMAP_FROM && (
          <MiniMap<CardNode> pannable zoomable style={MINIMAP} nodeClassName={miniClass} ariaLabel="Overview" />
        )}
      </ReactFlow>
      {isRun && <RunSummary view={view} selected={selected} onSelect={walkTo} />}
      <CanvasControls camera={camera} follow={isRun ? follow : null} onFollow={setFollow} onFit={onFit} />
    </CanvasFrame>
  );
});

// its licence, MIT, asks for no mark on the canvas; the package names it among its licences
const ATTRIBUTION = { hideAttribution: true };

function miniClass({ data }: CardNode): string {
  return `pd-mini-${data.quiet ? 'idle' : lookOfNode(data.node)}`;
}
