import type { SchemaClient } from '../schema-client.ts';

export interface UsableIntegration {
  id: string;
  type: string;
  shared: boolean;
}

/** Those of `ids` that `userName` may run with: own ones and shared ones. An id that is no UUID is none of them. */
export async function findUsableIntegrations(client: SchemaClient, userName: string, ids: readonly string[]): Promise<UsableIntegration[]> {
  const { rows } = await client.query(
    `select i.id, i.type, i.shared from ${client.schema}.integrations i
     where i.id::text = any (select lower(x) from unnest($2::text[]) x) and (i.user_name = $1::text or i.shared)`,
    [userName, ids],
  );
  return rows;
}
