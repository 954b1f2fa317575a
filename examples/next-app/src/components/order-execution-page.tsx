'use client';

import { ReactFlowProvider, WorkflowExecutionViewer } from 'perdure/ui';

export function OrderExecutionPage({ orderId, executionId, workflowId }: {
  orderId: string;
  executionId: string;
  workflowId: string;
}) {
  return (
    <div className="flex h-screen flex-col">
      <header className="border-b p-4">
        <h1>Order #{orderId} - Workflow Execution</h1>
      </header>
      <div className="flex-1">
        <ReactFlowProvider>
          <WorkflowExecutionViewer
            executionId={executionId}
            workflowId={workflowId}
            className="h-full w-full"
          />
        </ReactFlowProvider>
      </div>
    </div>
  );
}
