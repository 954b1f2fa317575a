import type { GraphNode } from 'perdure/common';

const position = { x: 0, y: 0 };

export function trigger(): GraphNode {
  return { id: 't', type: 'trigger', position, data: { label: 'Trigger', config: {} } };
}

/** A step that does nothing. */
export function noop(id: string): GraphNode {
  return { id, type: 'action', position, data: { label: id, config: { actionType: 'bench/noop' } } };
}

export function condition(id: string, expression: string): GraphNode {
  return { id, type: 'condition', position, data: { label: id, config: { expression } } };
}
