'use client';

import { ExecutionViewer } from './ExecutionViewer.tsx';

export interface WorkflowExecutionViewerProps {
  /** UUID of the execution */
  executionId: string;
  /** UUID of its workflow; another one than the execution's is warned of in the console */
  workflowId: string;
  /** further classes of the outermost element */
  className?: string;
  /** CSS height; default `100%` of what it stands in */
  height?: string;
  /** id of the node to begin with */
  selectedNode?: string | null;
  /** told when another node is selected; null: none */
  onSelectedNodeChange?: (nodeId: string | null) => void;
}

/**
 * A live picture of an execution: its graph, its timeline, and everything about each node. Wrap it in `ReactFlowProvider`.
 * Follows the execution while it runs, and reads one that has ended once.
 */
export function WorkflowExecutionViewer(props: WorkflowExecutionViewerProps) {
  return <ExecutionViewer {...props} />;
}
