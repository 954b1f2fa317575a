// actions.ts
'use server';

import { triggerWorkflow } from 'perdure/server';
import { auth } from '@/auth';

export async function startOrderWorkflow(orderId: string) {
  const session = await auth();
  if (!session?.user) throw new Error('Unauthorized');

  const result = await triggerWorkflow({
    workflowId: '3f6c1c52-8a57-4f0e-9d0b-6a1f5a0c7e21',
    userName: session.user.userName,
    input: { orderId },
  });

  return { executionId: result.executionId };
}
