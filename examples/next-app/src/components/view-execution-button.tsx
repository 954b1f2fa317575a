'use client';

import { useState } from 'react';
import { WorkflowExecutionViewerDialog } from 'perdure/ui';
import { Button } from '@/components/ui/button';

export function ViewExecutionButton({ executionId, workflowId }: {
  executionId: string;
  workflowId: string;
}) {
  const [isOpen, setIsOpen] = useState(false);

  return (
    <>
      <Button onClick={() => setIsOpen(true)}>
        View Execution
      </Button>
      {isOpen && (
        <WorkflowExecutionViewerDialog
          executionId={executionId}
          workflowId={workflowId}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  );
}
