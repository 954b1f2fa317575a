import type { JsonObject } from '../../common/json/json-value.ts';
import type { SchemaClient } from '../schema-client.ts';
import { INTEGRATION_COLUMNS, type IntegrationRow } from './integration-row.ts';

export interface NewIntegration {
  id: string;
  userName: string;
  shared: boolean;
  type: string;
  name: string;
  /** sealed */
  config: JsonObject;
  configKeys: string[];
  keyId: string;
}

export async function insertIntegration(client: SchemaClient, row: NewIntegration): Promise<IntegrationRow> {
  const { rows } = await client.query(
    `insert into ${client.schema}.integrations as i (id, user_name, shared, type, name, config, config_keys, key_id)
     values ($1::uuid, $2::text, $3::boolean, $4::text, $5::text, $6::json, $7::text[], $8::text)
     returning ${INTEGRATION_COLUMNS}`,
    [row.id, row.userName, row.shared, row.type, row.name, JSON.stringify(row.config), row.configKeys, row.keyId],
  );
  return rows[0];
}
