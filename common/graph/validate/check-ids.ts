import { RESERVED_KEYS } from '../../json/reserved-keys.ts';
import type { Graph } from '../graph.ts';
import type { Problem } from '../problem.ts';

const NODE_ID = /^[A-Za-z0-9_-]{1,64}$/;

/** Node ids are well formed; no two nodes and no two edges share one. */
export function checkIds(graph: Graph): Problem[] {
  const problems: Problem[] = [];
  for (const { id } of graph.nodes) {
    if (NODE_ID.test(id) && !RESERVED_KEYS.has(id)) continue;
    const message = `The node id ${JSON.stringify(id.slice(0, 80))} is not allowed: 1 to 64 letters, digits, \`_\` or \`-\`, and no reserved name.`;
    problems.push({ code: 'NODE_ID_INVALID', message, severity: 'error', nodeId: id });
  }
  for (const id of repeated(graph.nodes)) {
    problems.push({ code: 'DUPLICATE_ID', message: `Several nodes have the id "${id}".`, severity: 'error', nodeId: id });
  }
  for (const id of repeated(graph.edges)) {
    problems.push({ code: 'DUPLICATE_ID', message: `Several edges have the id "${id}".`, severity: 'error', edgeId: id });
  }
  return problems;
}

function repeated(items: readonly { id: string }[]): Set<string> {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { id } of items) (seen.has(id) ? twice : seen).add(id);
  return twice;
}
