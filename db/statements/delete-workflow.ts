import type { SchemaClient } from '../schema-client.ts';

/** Marks a workflow as deleted; its versions and executions stay. */
export async function deleteWorkflow(client: SchemaClient, id: string): Promise<void> {
  await client.query(
    `update ${client.schema}.workflows set deleted_at = now(), updated_at = now() where id = $1::uuid and deleted_at is null`,
    [id],
  );
}
