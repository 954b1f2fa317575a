import { validateWorkflow } from '../../../common/graph/validate/validate-workflow.ts';
import type { RandomCase } from './random-graph.ts';
import { testCatalog } from './test-catalog.ts';

/** Takes out of a random graph the reads that validation objects to: of nodes that are not upstream, or may not have ended. */
export function withoutRaces({ graph, failing }: RandomCase): RandomCase {
  const objections = validateWorkflow(graph, testCatalog).filter(
    ({ code }) => code === 'REFERENCE_RACE' || code === 'REFERENCE_NOT_UPSTREAM',
  );
  const refused = new Set(objections.map(({ nodeId, field }) => `${nodeId}.${field}`));
  const nodes = graph.nodes.map((node) => {
    const config = Object.fromEntries(Object.entries(node.data.config).filter(([key]) => !refused.has(`${node.id}.${key}`)));
    return { ...node, data: { ...node.data, config } };
  });
  return { graph: { nodes, edges: graph.edges }, failing };
}
