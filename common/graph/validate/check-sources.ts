import type { Catalog } from '../../plugin/catalog.ts';
import type { GraphNode } from '../graph.ts';
import { nodeSources } from '../node-sources.ts';
import type { Problem } from '../problem.ts';
import type { PlacedToken } from './check-references.ts';
import { readSource } from './read-source.ts';

/** Every template and expression can be read. Also gives the tokens that they hold. */
export function checkSources(nodes: readonly GraphNode[], catalog: Catalog): { problems: Problem[]; tokens: PlacedToken[] } {
  const problems: Problem[] = [];
  const tokens: PlacedToken[] = [];
  for (const [index, node] of nodes.entries()) {
    const { actionType } = node.data.config;
    const action = typeof actionType === 'string' ? catalog.action(actionType) : undefined;
    for (const source of nodeSources(node, action)) {
      const read = readSource(source);
      const code = source.kind === 'template' ? 'TEMPLATE_INVALID' : 'EXPRESSION_INVALID';
      for (const { message } of read.faults) {
        problems.push({ code, message: `"${node.data.label}": ${message}`, severity: 'error', nodeId: node.id, field: source.field });
      }
      for (const token of read.tokens) tokens.push({ node: index, field: source.field, token });
    }
  }
  return { problems, tokens };
}
