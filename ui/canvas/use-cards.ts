import { type NodeHandle, Position } from '@xyflow/react';
import { useMemo, useRef } from 'react';
import type { ExecutionGraph } from '../../common/execution/execution-graph.ts';
import type { ExecutionView, NodeView } from '../../common/execution/execution-view.ts';
import { defaultHandle } from '../../common/graph/handles.ts';
import { joinsOf, joinWords } from '../core/canvas/join-words.ts';
import type { Box, GraphLayout } from '../core/layout/layout-model.ts';
import type { CardData, CardNode } from './card-node.ts';
import type { ExecutionCanvasProps } from './execution-canvas-props.ts';

type Shown = Pick<ExecutionCanvasProps, 'selected' | 'hovered' | 'icons' | 'actionLabel' | 'purposes'>;
type Choice = CardData['chosen'];

const NONE: Choice = {};

/** The cards in the order in which one reads them, each the same object as before unless something of it changed. */
export function useCards(graph: ExecutionGraph, view: ExecutionView, layout: GraphLayout | null, shown: Shown): CardNode[] {
  const before = useRef(new Map<string, CardNode>());
  const { selected, hovered, icons, actionLabel, purposes } = shown;
  const ways = useMemo(() => waysOut(graph), [graph]);
  const joins = useMemo(() => joinsOf(graph), [graph]);
  const places = useMemo(() => (layout === null ? [] : placesOf(layout)), [layout]);
  return useMemo(() => {
    const views = new Map(view.nodes.map((node) => [node.nodeId, node]));
    const cards = places.flatMap(({ id, box, handles, down, outlets }): CardNode[] => {
      const node = views.get(id);
      if (node === undefined) return [];
      const out = ways.get(id) ?? [];
      const join = joins.get(id);
      const waits = node.status === 'idle' && !node.skipped && node.reason === undefined && view.endedAt === null;
      const data: CardData = {
        node,
        outlets,
        chosen: chosenOf(out, view, node),
        down,
        hasError: out.some(({ handle }) => handle === 'error'),
        quiet: node.type === 'trigger' && node.skipped,
        hovered: hovered === node.visit,
        icon: icons?.(node.actionType),
        action: actionLabel?.(node.actionType),
        purpose: purposes?.get(id) ?? null,
        join: waits && join !== undefined ? joinWords(join, view.edges) : null,
      };
      const known = before.current.get(id);
      const isSelected = selected === node.visit;
      if (known !== undefined && known.selected === isSelected && known.handles === handles && sameData(known.data, data)) return [known];
      const { x, y, width, height } = box;
      // sizes and handles are known, so nothing is measured, and edges stay while a card changes
      const measured = { width, height };
      return [{ id, type: 'card', position: { x, y }, width, height, measured, handles, selected: isSelected, data }];
    });
    before.current = new Map(cards.map((card) => [card.id, card]));
    return cards;
  }, [places, ways, joins, view.nodes, view.edges, view.endedAt, selected, hovered, icons, actionLabel, purposes]);
}

interface Place {
  id: string;
  box: Box;
  handles: NodeHandle[];
  down: boolean;
  outlets: readonly string[];
}

function placesOf({ nodes, direction, outletOrder }: GraphLayout): Place[] {
  const down = direction === 'down';
  const along = (box: Box) => (down ? [box.y, box.x] : [box.x, box.y]) as [number, number];
  return Object.entries(nodes)
    .map(([id, box]) => ({ id, box, handles: handlesFor(box, down), down, outlets: outletOrder[id] ?? [] }))
    .sort((a, b) => along(a.box)[0] - along(b.box)[0] || along(a.box)[1] - along(b.box)[1]);
}

function handlesFor({ width, height }: Box, down: boolean): NodeHandle[] {
  return down
    ? [
        { type: 'target', position: Position.Top, x: width / 2, y: 0 },
        { type: 'source', position: Position.Bottom, x: width / 2, y: height },
      ]
    : [
        { type: 'target', position: Position.Left, x: 0, y: height / 2 },
        { type: 'source', position: Position.Right, x: width, y: height / 2 },
      ];
}

interface Way {
  edge: string;
  handle: string;
}

function waysOut(graph: ExecutionGraph): Map<string, Way[]> {
  const types = new Map(graph.nodes.map(({ id, type }) => [id, type]));
  const ways = new Map<string, Way[]>();
  for (const { id, source, sourceHandle } of graph.edges) {
    const type = types.get(source);
    const way = { edge: id, handle: sourceHandle ?? (type && defaultHandle(type)) ?? 'out' };
    const known = ways.get(source);
    if (known === undefined) ways.set(source, [way]);
    else known.push(way);
  }
  return ways;
}

function chosenOf(ways: readonly Way[], view: ExecutionView, node: NodeView): Choice {
  if (node.skipped) return NONE;
  const chosen: Record<string, 'taken' | 'dead'> = {};
  for (const { edge, handle } of ways) {
    const state = view.edges[edge];
    if (state !== undefined && chosen[handle] !== 'taken') chosen[handle] = state;
  }
  return chosen;
}

function sameData(a: CardData, b: CardData): boolean {
  const keys = Object.keys(b) as (keyof CardData)[];
  return keys.every((key) => (key === 'chosen' ? sameChoice(a.chosen, b.chosen) : a[key] === b[key]));
}

function sameChoice(a: Choice, b: Choice): boolean {
  const keys = Object.keys(b);
  return keys.length === Object.keys(a).length && keys.every((key) => a[key] === b[key]);
}
