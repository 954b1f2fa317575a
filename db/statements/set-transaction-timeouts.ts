import type { SchemaClient } from '../schema-client.ts';

/** The longest timeout that PostgreSQL takes, in ms. */
const LONGEST_MS = 2 ** 31 - 1;

/**
 * For the rest of the transaction: how long a statement may run and how long the transaction may stand idle.
 * @returns the process id of the connection on the server, for `cancelBackend`
 */
export async function setTransactionTimeouts(client: SchemaClient, timeoutMs: number): Promise<number> {
  const { rows } = await client.query(
    `select pg_backend_pid() as pid, set_config('statement_timeout', $1::text, true),
      set_config('idle_in_transaction_session_timeout', $1::text, true)`,
    [`${Math.min(LONGEST_MS, Math.ceil(timeoutMs))}ms`],
  );
  return rows[0].pid;
}
