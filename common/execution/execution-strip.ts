import type { NodeStatus } from './execution-view.ts';

/** The nodes of an execution at a glance. */
export interface ExecutionStrip {
  id: string;
  /** those reached, skipped or disabled, in the order in which the journal first speaks of them */
  nodes: { nodeId: string; label: string; status: NodeStatus; skipped: boolean }[];
  /** how many were not reached */
  toCome: number;
}
