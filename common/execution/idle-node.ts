import type { NodeType } from '../graph/graph.ts';
import type { NodeView } from './execution-view.ts';

export interface IdleNodeOptions {
  id: string;
  label: string;
  type: NodeType;
  /** shown of actions only */
  actionType?: unknown;
}

/** A node outside loops that nothing has happened to yet. */
export function idleNode({ id, label, type, actionType }: IdleNodeOptions): NodeView {
  return {
    visit: id,
    nodeId: id,
    label,
    type,
    ...(type === 'action' && typeof actionType === 'string' ? { actionType } : {}),
    status: 'idle',
    skipped: false,
    attempts: [],
    startedAt: null,
    endedAt: null,
    logs: { count: 0, last: [] },
  };
}
