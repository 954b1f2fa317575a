'use client';

import { ExecutionViewer } from './ExecutionViewer.tsx';
import type { WorkflowExecutionViewerProps } from './workflow-execution-viewer-props.ts';

/**
 * A live picture of an execution: its graph, its timeline, and everything about each node. Wrap it in `ReactFlowProvider`.
 * Follows the execution while it runs, and reads one that has ended once.
 */
export function WorkflowExecutionViewer(props: WorkflowExecutionViewerProps) {
  return <ExecutionViewer {...props} />;
}
