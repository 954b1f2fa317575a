import type { Graph, GraphEdge, GraphNode } from 'perdure/common';
import { condition, noop, trigger } from './nodes.ts';

const BLOCKS = 4;

/**
 * 30 nodes: a trigger, four blocks of seven (a condition, one live and one dead branch, a join that fans out to three steps,
 * and their join), and a last step. Per block six steps, of which one is dead.
 */
export function branches(): Graph {
  const nodes: GraphNode[] = [trigger()];
  const edges: GraphEdge[] = [];
  const connect = (source: string, target: string, sourceHandle: string | null = null) =>
    edges.push({ id: `e${edges.length}`, source, target, sourceHandle });
  let last = 't';
  for (let b = 1; b <= BLOCKS; b++) {
    const [c, yes, no, x, y, z, join] = ['c', 'yes', 'no', 'x', 'y', 'z', 'join'].map((name) => `${name}${b}`) as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    nodes.push(condition(c, 'input.n > 0'), ...[yes, no, x, y, z, join].map(noop));
    connect(last, c);
    connect(c, yes, 'true');
    connect(c, no, 'false');
    for (const step of [x, y, z]) {
      connect(yes, step);
      connect(no, step);
      connect(step, join);
    }
    last = join;
  }
  nodes.push(noop('end'));
  connect(last, 'end');
  return { nodes, edges };
}
