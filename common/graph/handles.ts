import type { NodeType } from './graph.ts';

const DEFAULT_HANDLES: Record<NodeType, string | null> = {
  trigger: 'out',
  action: 'out',
  condition: 'true',
  switch: 'default',
  sleep: 'out',
  wait: 'approved',
  forEach: 'out',
  workflow: 'out',
  set: 'out',
  output: null,
};

/** The handle that an edge without `sourceHandle` leaves by; null for nodes that no edge may leave. */
export function defaultHandle(type: NodeType): string | null {
  return DEFAULT_HANDLES[type];
}

/** Every handle of a node, its default one first. `caseKeys` are those of a switch. */
export function handlesOf(type: NodeType, caseKeys: readonly string[] = []): string[] {
  if (type === 'condition') return ['true', 'false', 'error'];
  if (type === 'switch') return ['default', ...caseKeys, 'error'];
  if (type === 'wait') return ['approved', 'out', 'rejected', 'timeout', 'error'];
  if (type === 'output') return [];
  return ['out', 'error'];
}
