'use client';

import { ReactFlowProvider } from '@xyflow/react';
import { X } from '../icons/icons.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { WorkflowExecutionViewer } from './WorkflowExecutionViewer.tsx';

export interface WorkflowExecutionViewerDialogProps {
  /** UUID of the execution */
  executionId: string;
  /** UUID of its workflow */
  workflowId: string;
  /** called when the viewer closes it: by Escape, the cross, or a click beside it */
  onClose: () => void;
}

/** The viewer in a dialog. It is open while it is rendered, and brings its own `ReactFlowProvider`. */
export function WorkflowExecutionViewerDialog({ executionId, workflowId, onClose }: WorkflowExecutionViewerDialogProps) {
  return (
    <Dialog title="Execution" size="wide" open onOpenChange={(open) => open || onClose()}>
      <ReactFlowProvider>
        <WorkflowExecutionViewer executionId={executionId} workflowId={workflowId} />
      </ReactFlowProvider>
      <Button className="pd-dialog-close" kind="ghost" icon={X} aria-label="Close" onClick={onClose} />
    </Dialog>
  );
}
