import { triggerWorkflow } from '../../../server/trigger/trigger-workflow.ts';

// Triggers once on a connection of Perdure's own, for tests that kill it between commit and reply.
await triggerWorkflow({ workflowId: process.env.WORKFLOW_ID ?? '', userName: 'bob' });
process.stdout.write('replied');
process.exit(0);
