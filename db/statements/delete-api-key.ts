import type { Reader } from '../reader.ts';
import type { SchemaClient } from '../schema-client.ts';

/** Revokes a key of this user, for an admin anybody's; false when there is none. */
export async function deleteApiKey(client: SchemaClient, reader: Reader, id: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `delete from ${client.schema}.api_keys k where k.id = $3::uuid and (k.user_name = $1::text or $2::boolean)`,
    [reader.userName, reader.admin, id],
  );
  return rowCount === 1;
}
