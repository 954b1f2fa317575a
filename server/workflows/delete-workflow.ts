import type { Principal } from '../../common/access/principal.ts';
import type { Database } from '../../db/database.ts';
import { deleteWorkflow as markDeleted } from '../../db/statements/delete-workflow.ts';
import { lockOwnWorkflow } from './lock-own-workflow.ts';

/** Its executions stay readable and go on. @throws what `lockOwnWorkflow` throws */
export async function deleteWorkflow(database: Database, principal: Principal, id: string): Promise<void> {
  await database.transaction(async (client) => {
    await lockOwnWorkflow(client, principal, id);
    await markDeleted(client, id);
  });
}
