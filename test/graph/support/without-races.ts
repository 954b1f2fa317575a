import { findAncestors } from '../../../common/graph/flow/ancestors.ts';
import { findDecidedBefore } from '../../../common/graph/flow/decided-before.ts';
import { findExclusions } from '../../../common/graph/flow/exclusions.ts';
import { followFlow } from '../../../common/graph/flow/flow.ts';
import { indexGraph } from '../../../common/graph/flow/graph-index.ts';
import type { JsonValue } from '../../../common/json/json-value.ts';
import type { RandomCase } from './random-graph.ts';

/** Takes out of a random graph the reads that validation would refuse: of nodes that are not upstream, or may not have ended. */
export function withoutRaces({ graph, failing }: RandomCase): RandomCase {
  const index = indexGraph(graph);
  const flow = followFlow(index);
  const decided = findDecidedBefore(flow, findExclusions(flow));
  const ancestors = findAncestors(index);
  const nodes = graph.nodes.map((node, reader) => {
    const mayRead = (value: JsonValue) => {
      const id = /^\{\{@(\w+):/.exec(String(value))?.[1];
      const read = index.byId.get(id ?? '') ?? -1;
      return id === undefined || (ancestors.has(reader, read) && decided.has(reader, read));
    };
    const config = Object.fromEntries(Object.entries(node.data.config).filter(([, value]) => mayRead(value)));
    return node.type === 'action' ? { ...node, data: { ...node.data, config } } : node;
  });
  return { graph: { nodes, edges: graph.edges }, failing };
}
