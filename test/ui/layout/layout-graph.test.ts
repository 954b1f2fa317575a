import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { edgePath } from '../../../ui/core/layout/edge-path.ts';
import { placeLayered } from '../../../ui/core/layout/layered/place-layered.ts';
import { layoutGraph } from '../../../ui/core/layout/layout-graph.ts';
import type { Box, GraphLayout, LayoutGraph, Point } from '../../../ui/core/layout/layout-model.ts';
import { placeNodes } from '../../../ui/core/layout/place-nodes.ts';

/** Random acyclic graphs: every edge leads from a node to a later one. */
const graphs = (most: number) =>
  fc
    .integer({ min: 2, max: most })
    .chain((count) =>
      fc.record({
        right: fc.boolean(),
        rails: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: count, maxLength: count }),
        pairs: fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1), fc.nat(3)), { minLength: 1, maxLength: count * 2 }),
      }),
    )
    .map(({ right, rails, pairs }): LayoutGraph => {
      const outletsOf = (index: number) => Array.from({ length: (rails[index] ?? 0) > 1 ? (rails[index] ?? 0) : 0 }, (_, at) => `h${at}`);
      return {
        nodes: rails.map((_, index) => ({
          id: `n${index}`,
          width: 240,
          height: outletsOf(index).length > 0 ? 71 : 48,
          outlets: outletsOf(index),
          position: right ? { x: index * 300, y: index % 3 } : { x: index % 3, y: index * 100 },
        })),
        edges: pairs.flatMap(([a, b, handle], index) => {
          if (a === b) return [];
          const outlets = outletsOf(Math.min(a, b));
          const sourceHandle = handle === 3 ? 'error' : (outlets[handle % Math.max(1, outlets.length)] ?? null);
          return [{ id: `e${index}`, source: `n${Math.min(a, b)}`, target: `n${Math.max(a, b)}`, sourceHandle }];
        }),
      };
    });

const pieces = (points: readonly Point[]) => points.slice(1).map((to, index) => [points[index] as Point, to] as const);

/** Whether the piece passes through the inside of the card. */
function cuts([a, b]: readonly [Point, Point], { x, y, width, height }: Box): boolean {
  return (
    Math.max(a.x, b.x) > x + 1 && Math.min(a.x, b.x) < x + width - 1 && Math.max(a.y, b.y) > y + 1 && Math.min(a.y, b.y) < y + height - 1
  );
}

function cutCards(layout: GraphLayout): string[] {
  return Object.entries(layout.edges).flatMap(([edge, points]) =>
    pieces(points).flatMap((piece) =>
      Object.entries(layout.nodes).flatMap(([id, box]) => (cuts(piece, box) ? [`${edge} cuts ${id}`] : [])),
    ),
  );
}

function overlapping({ nodes }: GraphLayout): string[] {
  const boxes = Object.entries(nodes);
  return boxes.flatMap(([id, a], index) =>
    boxes
      .slice(index + 1)
      .filter(([, b]) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)
      .map(([other]) => `${id} lies on ${other}`),
  );
}

describe.each([
  ['a small graph', placeNodes],
  ['a large graph', placeLayered],
])('the layout of %s', (_name, place) => {
  test('no edge crosses a card, every piece is straight, in any graph', () => {
    fc.assert(
      fc.property(graphs(40), (graph) => {
        const layout = layoutGraph(graph, place);
        expect(Object.keys(layout.edges)).toHaveLength(graph.edges.length);
        expect(cutCards(layout)).toEqual([]);
        for (const points of Object.values(layout.edges)) {
          for (const [a, b] of pieces(points)) {
            expect(a.x === b.x || a.y === b.y).toBe(true);
            expect(a).not.toEqual(b);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('an edge begins at its handle and ends at the top of its card', () => {
    fc.assert(
      fc.property(graphs(15), (graph) => {
        const { direction, nodes, edges } = layoutGraph(graph, place);
        for (const { id, source, target, sourceHandle } of graph.edges) {
          const [first, last] = [edges[id]?.[0], edges[id]?.at(-1)];
          const [from, to] = [nodes[source] as Box, nodes[target] as Box];
          if (direction === 'down') {
            expect(last).toEqual({ x: to.x + to.width / 2, y: to.y });
            if (sourceHandle !== 'error') expect(first?.y).toBe(from.y + from.height);
          } else {
            expect(last).toEqual({ x: to.x, y: to.y + 24 });
            if (sourceHandle !== 'error') expect(first?.x).toBe(from.x + from.width);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  test('no two cards overlap, and the same graph gives the same layout', () => {
    fc.assert(
      fc.property(graphs(25), (graph) => {
        const layout = layoutGraph(graph, place);
        expect(overlapping(layout)).toEqual([]);
        expect(layoutGraph(graph, place)).toEqual(layout);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the layout', () => {
  test('edges between two ranks turn twice, and once more where they would look like another one', () => {
    const { nodes, edges } = JSON.parse(readFileSync(new URL('../../../examples/order-processing/workflow.json', import.meta.url), 'utf8'));
    const layout = layoutGraph({
      nodes: nodes.map(({ id, type, position }: { id: string; type: string; position: Point }) => ({
        id,
        position,
        width: 240,
        height: type === 'condition' ? 71 : 48,
        outlets: type === 'condition' ? ['true', 'false'] : [],
      })),
      edges: edges.map((edge: { sourceHandle?: string }) => ({ ...edge, sourceHandle: edge.sourceHandle ?? null })),
    });
    expect(layout.direction).toBe('down');
    expect(layout.edges['standard-charge']?.length).toBeLessThanOrEqual(4);
    expect(layout.edges['standard-reserve']?.length).toBeLessThanOrEqual(4);
    expect(layout.edges['priority-charge']?.length).toBeLessThanOrEqual(6);
    // the one stands right above, the other joins its line before the card
    expect(layout.edges['standard-charge']).toHaveLength(2);
    const joint = layout.edges['priority-charge']?.at(-2);
    expect(joint?.x).toBe(layout.edges['standard-charge']?.[0]?.x);
    // below where the third one leaves it: the two share no piece of a line
    expect(joint?.y).toBeGreaterThan(layout.edges['standard-reserve']?.[1]?.y ?? Number.POSITIVE_INFINITY);
    // both lead to one card and meet before it
    expect(layout.edges['reserve-packing']?.at(-2)).toEqual(layout.edges['charge-packing']?.at(-2));
    expect(layout.nodes.priority?.x).toBeLessThan(layout.nodes.standard?.x ?? 0);
    expect(layout.outletOrder['is-large']).toEqual(['true', 'false']);
  });

  test('hundreds of nodes in a row, with edges across many of them, are drawn without a card on a card or below an edge', () => {
    const count = 300;
    const nodes = Array.from({ length: count }, (_, at) => ({
      id: `n${at}`,
      width: 240,
      height: 48,
      outlets: [],
      position: { x: 0, y: at * 100 },
    }));
    const row = Array.from({ length: count - 1 }, (_, at) => ({
      id: `r${at}`,
      source: `n${at}`,
      target: `n${at + 1}`,
      sourceHandle: null,
    }));
    const far = Array.from({ length: 150 }, (_, at) => {
      const source = (at * 397) % (count - 1);
      return { id: `f${at}`, source: `n${source}`, target: `n${Math.min(count - 1, source + 2 + ((at * 173) % 250))}`, sourceHandle: null };
    });
    const layout = layoutGraph({ nodes, edges: [...row, ...far] });
    expect(Object.keys(layout.edges)).toHaveLength(row.length + far.length);
    expect(overlapping(layout)).toEqual([]);
    expect(cutCards(layout)).toEqual([]);
    // what runs beside the graph shares its tracks
    const right = Math.max(...Object.values(layout.edges).flatMap((points) => points.map(({ x }) => x)));
    expect(right - Math.min(...Object.values(layout.nodes).map(({ x }) => x))).toBeLessThan(15_000);
  });

  test('many cards that could stand in one rank, and edges across all of it, give no picture that is only wide', () => {
    const count = 300;
    const at = (index: number, y: number) => ({ id: `n${index}`, width: 240, height: 48, outlets: [], position: { x: 0, y } });
    const layout = layoutGraph({
      nodes: Array.from({ length: count }, (_, index) => at(index, index * 100)),
      edges: Array.from({ length: 450 }, (_, index) => {
        const [a, b] = [(index * 7919) % count, (index * index * 31 + 17) % count];
        return { id: `e${index}`, source: `n${Math.min(a, b)}`, target: `n${Math.max(a, b)}`, sourceHandle: null };
      }).filter(({ source, target }) => source !== target),
    });
    const boxes = Object.values(layout.nodes);
    expect(Math.max(...boxes.map(({ x }) => x)) - Math.min(...boxes.map(({ x }) => x))).toBeLessThan(25_000);
    expect(overlapping(layout)).toEqual([]);
    expect(cutCards(layout)).toEqual([]);
  });

  test('an edge that passes ranks is straight on its way', () => {
    const at = (id: string, y: number, x = 0) => ({ id, width: 240, height: 48, outlets: [], position: { x, y } });
    const edge = (source: string, target: string) => ({ id: `${source}${target}`, source, target, sourceHandle: null });
    const graph = {
      nodes: [at('a', 0), at('b', 100), at('c', 200), at('d', 300), at('e', 400), at('f', 200, -300), at('g', 200, -600)],
      edges: [edge('a', 'b'), edge('b', 'c'), edge('c', 'd'), edge('d', 'e'), edge('a', 'e'), edge('b', 'f'), edge('b', 'g')],
    };
    const { edges } = layoutGraph(graph, placeLayered);
    expect(edges.ae?.length).toBeLessThanOrEqual(6);
  });

  test('nothing, a lonely node, and edges that lead nowhere are drawn as far as they go', () => {
    expect(layoutGraph({ nodes: [], edges: [] })).toMatchObject({ nodes: {}, edges: {} });
    const node = { id: 'a', width: 240, height: 48, outlets: [], position: { x: 0, y: 0 } };
    const layout = layoutGraph({ nodes: [node], edges: [{ id: 'e', source: 'a', target: 'gone', sourceHandle: null }] });
    expect(layout).toMatchObject({ nodes: { a: { width: 240 } }, edges: {} });
  });
});

test('a path turns its corners round, less where a piece is short', () => {
  expect(
    edgePath([
      { x: 0, y: 0 },
      { x: 0, y: 40 },
      { x: 30, y: 40 },
    ]),
  ).toBe('M0,0L0,30Q0,40 10,40L30,40');
  expect(
    edgePath([
      { x: 0, y: 0 },
      { x: 0, y: 8 },
      { x: 30, y: 8 },
    ]),
  ).toBe('M0,0L0,4Q0,8 4,8L30,8');
});
