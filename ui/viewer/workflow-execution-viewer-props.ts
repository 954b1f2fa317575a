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
