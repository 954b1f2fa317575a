import type { SqlClient } from '../common/data-source/sql-client.ts';

/** A client together with the schema that Perdure's tables lie in. Statements write `${client.schema}.executions`. */
export interface SchemaClient extends SqlClient {
  /** quoted, ready to stand in a statement */
  readonly schema: string;
}

/** Joins `client` and schema; the client may be a pool, a pooled client or a host's own transaction. */
export function inSchema(client: SqlClient, schema: string): SchemaClient {
  const quoted = `"${schema.replaceAll('"', '""')}"`;
  return { schema: quoted, query: (text, values) => client.query(text, values) };
}
