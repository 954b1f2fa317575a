import type { Graph, GraphEdge, GraphNode } from 'perdure/common';

/** `wide`: ranks of twenty; `deep`: each node after one of the eight before it, 200 ranks or more */
export type Shape = 'wide' | 'deep';

const WIDTH = 20;

/** A trigger and nodes that set a value, about half as many edges again as nodes; the same one each time. */
export function largeGraph(count: number, shape: Shape): Graph {
  const random = randomFrom(7);
  const edges: GraphEdge[] = [];
  const connect = (source: number, target: number) => edges.push({ id: `e${edges.length}`, source: `n${source}`, target: `n${target}` });
  for (let at = 1; at < count; at += 1) {
    if (shape === 'wide') {
      connect(Math.max(0, at - WIDTH), at);
      if (at > WIDTH && random() < 0.5) connect(at - WIDTH - (at % WIDTH === 0 ? -1 : 1), at);
    } else {
      const first = Math.max(0, at - 1 - Math.floor(random() * 8));
      connect(first, at);
      if (first > 0 && random() < 0.5) connect(first - 1, at);
    }
  }
  const nodes = Array.from({ length: count }, (_, at): GraphNode => {
    const position = shape === 'wide' ? { x: (at % WIDTH) * 280, y: Math.floor(at / WIDTH) * 110 } : { x: (at % 5) * 280, y: at * 60 };
    const data = { label: `Step ${at}`, config: {} };
    return at === 0
      ? { id: 'n0', type: 'trigger', position, data }
      : { id: `n${at}`, type: 'set', position, data: { ...data, config: { values: { at: String(at) } } } };
  });
  return { nodes, edges };
}

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}
