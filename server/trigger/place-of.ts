import type { SqlClient } from '../../common/data-source/sql-client.ts';

const unnamed = new WeakMap<object, string>();
let count = 0;

/** Names the database behind a client, as far as the client tells (pg's does); a client that does not tell stands for itself. */
export function placeOf(client: SqlClient): string {
  const { host, port, database } = client as { host?: unknown; port?: unknown; database?: unknown };
  if (typeof host === 'string' && typeof database === 'string') {
    return `${host}:${String(port)}/${database}`;
  }
  let name = unnamed.get(client);
  if (name === undefined) {
    count += 1;
    name = `client ${count}`;
    unnamed.set(client, name);
  }
  return name;
}
