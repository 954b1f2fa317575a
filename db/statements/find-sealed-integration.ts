import type { JsonObject } from '../../common/json/json-value.ts';
import type { SchemaClient } from '../schema-client.ts';

export interface SealedIntegration {
  id: string;
  userName: string;
  type: string;
  config: JsonObject;
  keyId: string;
}

/** The ciphertext of an integration that `userName` may run with; null for a foreign or unknown one. An id that is no UUID is unknown. */
export async function findSealedIntegration(client: SchemaClient, userName: string, id: string): Promise<SealedIntegration | null> {
  const { rows } = await client.query(
    `select i.id, i.user_name as "userName", i.type, i.config, i.key_id as "keyId" from ${client.schema}.integrations i
     where i.id::text = lower($2::text) and (i.user_name = $1::text or i.shared)`,
    [userName, id],
  );
  return rows[0] ?? null;
}
