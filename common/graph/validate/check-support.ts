import { triggerKind } from '../choose-trigger.ts';
import { isNodeType } from '../flow/graph-index.ts';
import { type Graph, type GraphNode, NODE_TYPES } from '../graph.ts';
import type { Problem } from '../problem.ts';

const UNSUPPORTED_TYPES: ReadonlySet<string> = new Set(['wait', 'forEach', 'workflow']);
const TRIGGER_KINDS: ReadonlySet<string> = new Set(['api', 'manual', 'webhook', 'schedule', 'datasource']);
const SUPPORTED_KINDS: ReadonlySet<string> = new Set(['api', 'manual']);

/** Every node is of a type, and every trigger of a kind, that this release can run. */
export function checkSupport(graph: Graph): Problem[] {
  return graph.nodes.flatMap((node) => supportProblem(node) ?? []);
}

function supportProblem(node: GraphNode): Problem | null {
  const { id, type } = node;
  if (!isNodeType(type)) {
    const message = `"${node.data.label}" is of the unknown type "${type}"; the types are ${NODE_TYPES.join(', ')}.`;
    return { code: 'UNKNOWN_NODE_TYPE', message, severity: 'error', nodeId: id };
  }
  if (UNSUPPORTED_TYPES.has(type)) return unsupported(id, `Nodes of type "${type}" cannot be run by this release.`);
  return type === 'trigger' ? kindProblem(node) : null;
}

function kindProblem(node: GraphNode): Problem | null {
  const kind = triggerKind(node);
  if (SUPPORTED_KINDS.has(kind)) return null;
  if (TRIGGER_KINDS.has(kind)) return unsupported(node.id, `Triggers of kind "${kind}" cannot be run by this release.`, 'kind');
  const message = `"${kind}" is no kind of trigger; the kinds are ${[...TRIGGER_KINDS].join(', ')}.`;
  return { code: 'FIELD_INVALID', message, severity: 'error', nodeId: node.id, field: 'kind' };
}

function unsupported(nodeId: string, message: string, field?: string): Problem {
  return { code: 'NOT_SUPPORTED_YET', message, severity: 'error', nodeId, ...(field === undefined ? {} : { field }) };
}
