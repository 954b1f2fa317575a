import { Background, type EdgeTypes, MiniMap, type NodeTypes, ReactFlow, useReactFlow, useStore } from '@xyflow/react';
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import { lookOfNode } from '../core/status/look.ts';
import { CanvasControls } from './CanvasControls.tsx';
import type { CardNode } from './card-node.ts';
import { EdgeLine } from './EdgeLine.tsx';
import { EdgeTips } from './EdgeTips.tsx';
import type { ExecutionCanvasProps } from './ExecutionCanvas.tsx';
import { lodAt } from './lod.ts';
import { NodeCard } from './NodeCard.tsx';
import { neighbourOf } from './neighbour-of.ts';
import { RunSummary } from './RunSummary.tsx';
import { useCards } from './use-cards.ts';
import { useLayout } from './use-layout.ts';
import { useLines } from './use-lines.ts';

const NODE_TYPES: NodeTypes = { card: NodeCard };
const EDGE_TYPES: EdgeTypes = { line: EdgeLine };
const SLOW_MS = 280;
const LEAST_FIT = 0.53;
const MINIMAP_FROM = 12;

/** The canvas below its provider. */
export function CanvasFlow({ graph, view, selected, onSelect, onHover, icons, actionLabel, live }: ExecutionCanvasProps) {
  const layout = useLayout(graph);
  const nodes = useCards(graph, view, layout, selected, { icons, actionLabel });
  const edges = useLines(graph, view, layout, live);
  const flow = useReactFlow();
  const lod = useStore(({ transform: [, , zoom] }) => lodAt(zoom));
  const sized = useStore(({ width, height }) => width > 0 && height > 0);
  const [follow, setFollow] = useState(live);
  const root = useRef<HTMLDivElement>(null);

  const open = nodes.filter(({ data }) => data.node.status === 'running' || data.node.status === 'paused').map(({ id }) => ({ id }));
  const fit = useCallback(
    (duration: number) => {
      void flow.fitView({ duration, minZoom: LEAST_FIT, maxZoom: 1, padding: 0.08 });
    },
    [flow],
  );
  const placed = layout !== null && sized;
  useEffect(() => {
    if (placed) fit(0);
  }, [placed, fit]);
  const openIds = open.map(({ id }) => id).join(' ');
  useEffect(() => {
    if (!follow || !live || openIds === '' || !placed) return;
    const zoom = flow.getZoom();
    void flow.fitView({
      nodes: openIds.split(' ').map((id) => ({ id })),
      duration: SLOW_MS,
      minZoom: Math.min(zoom, 0.72),
      maxZoom: zoom,
      padding: 0.3,
    });
  }, [openIds, follow, live, placed, flow]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey || event.target instanceof HTMLInputElement) return;
    const id = event.target instanceof HTMLElement ? event.target.closest('.react-flow__node')?.getAttribute('data-id') : null;
    const next = id && layout !== null ? neighbourOf(graph, layout, id, event.key) : null;
    if (next) {
      event.preventDefault();
      root.current?.querySelector<HTMLElement>(`.react-flow__node[data-id="${next}"]`)?.focus();
      return;
    }
    const keys: Record<string, () => void> = {
      '1': () => fit(SLOW_MS),
      '0': () => void flow.zoomTo(1),
      '+': () => void flow.zoomIn(),
      '-': () => void flow.zoomOut(),
      f: () => setFollow((on) => !on),
    };
    if (event.key === 'Enter' && id) onSelect(id);
    else keys[event.key]?.();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that reach it come from the cards inside
    <div ref={root} className="pd-canvas" data-lod={lod} onKeyDown={onKeyDown}>
      <EdgeTips />
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        minZoom={0.1}
        maxZoom={1.5}
        nodesDraggable={false}
        nodesConnectable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        nodesFocusable
        onlyRenderVisibleElements={graph.nodes.length > 150}
        proOptions={{ hideAttribution: true }}
        onNodeClick={(_event, { data }) => onSelect((data as CardNode['data']).node.visit)}
        onNodeMouseEnter={(_event, { data }) => onHover((data as CardNode['data']).node.visit)}
        onNodeMouseLeave={() => onHover(null)}
        onPaneClick={() => onSelect(null)}
        onMoveStart={(event) => event !== null && setFollow(false)}
      >
        <Background gap={20} size={1.5} />
        {nodes.length >= MINIMAP_FROM && (
          <MiniMap<CardNode> pannable zoomable nodeClassName={({ data }) => `pd-mini-${lookOfNode(data.node)}`} ariaLabel="Overview" />
        )}
      </ReactFlow>
      <RunSummary
        view={view}
        selected={selected}
        onSelect={(visit) => {
          onSelect(visit);
          void flow.fitView({ nodes: [{ id: visit }], duration: SLOW_MS, minZoom: LEAST_FIT, maxZoom: flow.getZoom(), padding: 0.3 });
        }}
      />
      <CanvasControls follow={follow} onFollow={setFollow} onFit={() => fit(SLOW_MS)} live={live} />
    </div>
  );
}
