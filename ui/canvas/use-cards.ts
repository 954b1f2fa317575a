import { useMemo, useRef } from 'react';
import type { ExecutionGraph } from '../../common/execution/execution-graph.ts';
import type { ExecutionView, NodeView } from '../../common/execution/execution-view.ts';
import type { GraphLayout } from '../core/layout/layout-model.ts';
import type { CardData, CardNode } from './card-node.ts';
import type { ExecutionCanvasProps } from './ExecutionCanvas.tsx';

type Naming = Pick<ExecutionCanvasProps, 'icons' | 'actionLabel'>;

/** The cards, each the same object as before unless something of it changed. */
export function useCards(
  graph: ExecutionGraph,
  view: ExecutionView,
  layout: GraphLayout | null,
  selected: string | null,
  naming: Naming,
): CardNode[] {
  const before = useRef(new Map<string, CardNode>());
  const { icons, actionLabel } = naming;
  return useMemo(() => {
    if (layout === null) return [];
    const views = new Map(view.nodes.map((node) => [node.nodeId, node]));
    const down = layout.direction === 'down';
    const cards = graph.nodes.flatMap((each): CardNode[] => {
      const [node, box] = [views.get(each.id), layout.nodes[each.id]];
      if (node === undefined || box === undefined) return [];
      const chosen = chosenOf(graph, view, each.id);
      const known = before.current.get(each.id);
      const quiet = each.type === 'trigger' && view.seq > 0 && node.status === 'idle' && node.skipped;
      const same =
        known !== undefined &&
        known.data.node === node &&
        sameChoice(known.data.chosen, chosen) &&
        known.selected === (selected === node.visit);
      if (same && known.position.x === box.x && known.position.y === box.y && known.data.icon === icons?.(node.actionType)) return [known];
      const data: CardData = {
        node,
        outlets: layout.outletOrder[each.id] ?? [],
        chosen,
        down,
        hasError: graph.edges.some(({ source, sourceHandle }) => source === each.id && sourceHandle === 'error'),
        quiet,
        icon: icons?.(node.actionType),
        action: actionLabel?.(node.actionType),
      };
      return [
        {
          id: each.id,
          type: 'card',
          position: { x: box.x, y: box.y },
          width: box.width,
          height: box.height,
          selected: selected === node.visit,
          ariaLabel: nameOf(node),
          data,
        },
      ];
    });
    before.current = new Map(cards.map((card) => [card.id, card]));
    return cards;
  }, [graph, view, layout, selected, icons, actionLabel]);
}

function chosenOf(graph: ExecutionGraph, view: ExecutionView, id: string): Record<string, 'taken' | 'dead'> {
  const chosen: Record<string, 'taken' | 'dead'> = {};
  for (const edge of graph.edges) {
    const state = view.edges[edge.id];
    if (edge.source === id && edge.sourceHandle !== null && state !== undefined) chosen[edge.sourceHandle] = state;
  }
  return chosen;
}

function sameChoice(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const keys = Object.keys(b);
  return keys.length === Object.keys(a).length && keys.every((key) => a[key] === b[key]);
}

/** `Charge card, running, attempt 3`. */
function nameOf(node: NodeView): string {
  const state = node.skipped ? 'skipped' : node.status === 'idle' ? 'not reached yet' : node.status;
  return `${node.label}, ${state}${node.attempts.length > 1 ? `, attempt ${node.attempts.length}` : ''}`;
}
