import type { Reader } from '../reader.ts';
import type { SchemaClient } from '../schema-client.ts';
import { INTEGRATION_COLUMNS, type IntegrationRow } from './integration-row.ts';

/** An integration that the reader may see: own or shared, for an admin any. */
export async function findIntegration(client: SchemaClient, reader: Reader, id: string): Promise<IntegrationRow | null> {
  const { rows } = await client.query(
    `select ${INTEGRATION_COLUMNS} from ${client.schema}.integrations i
     where i.id = $3::uuid and (i.user_name = $1::text or i.shared or $2::boolean)`,
    [reader.userName, reader.admin, id],
  );
  return rows[0] ?? null;
}
