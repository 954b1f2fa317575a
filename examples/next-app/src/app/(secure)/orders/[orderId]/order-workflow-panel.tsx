'use client';

import { useState, useTransition } from 'react';
import { ReactFlowProvider, WorkflowExecutionViewer } from 'perdure/ui';
import { Button } from '@/components/ui/button';
import { startOrderWorkflow } from './actions';

export function OrderWorkflowPanel({ orderId }: { orderId: string }) {
  const [executionId, setExecutionId] = useState<string | null>(null);
  const [isPending, startTransition] = useTransition();

  const handleTrigger = () => {
    startTransition(async () => {
      const result = await startOrderWorkflow(orderId);
      if (result.executionId) {
        setExecutionId(result.executionId);
      }
    });
  };

  if (!executionId) {
    return (
      <Button onClick={handleTrigger} disabled={isPending}>
        {isPending ? 'Starting...' : 'Start Order Processing'}
      </Button>
    );
  }

  return (
    <div className="h-[600px]">
      <ReactFlowProvider>
        <WorkflowExecutionViewer
          executionId={executionId}
          workflowId="3f6c1c52-8a57-4f0e-9d0b-6a1f5a0c7e21"
          className="h-full w-full"
        />
      </ReactFlowProvider>
    </div>
  );
}
