'use client';

import { ExecutionViewer } from './ExecutionViewer.tsx';
import type { WorkflowExecutionViewerProps } from './workflow-execution-viewer-props.ts';

/**
 * A live picture of an execution: its graph, its timeline, and everything about each node. Wrap it in `ReactFlowProvider`.
 * Follows the execution while it runs, and reads one that has ended once.
 */
export function WorkflowExecutionViewer(props: WorkflowExecutionViewerProps) {
  // another execution in the same place begins anew: as it is now, with nothing selected
  return <ExecutionViewer key={props.executionId} {...props} />;
}
