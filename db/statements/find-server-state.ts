import { MIGRATIONS_TABLE } from '../migrations-table.ts';
import type { SchemaClient } from '../schema-client.ts';

export interface ServerState {
  /** of PostgreSQL, `18.1` */
  serverVersion: string;
  /** the last one applied; null when there is none */
  migration: string | null;
}

/** What the database server and Perdure's tables in it are. */
export async function findServerState(client: SchemaClient): Promise<ServerState> {
  const { rows } = await client.query(
    `select split_part(current_setting('server_version'), ' ', 1) as "serverVersion",
       (select name from ${client.schema}.${MIGRATIONS_TABLE} order by id desc limit 1) as migration`,
  );
  return rows[0];
}
