import type { SchemaClient } from '../schema-client.ts';

/** For the rest of the transaction: how long a statement may run and how long the transaction may stand idle. */
export async function setTransactionTimeouts(client: SchemaClient, timeoutMs: number): Promise<void> {
  await client.query(
    `select set_config('statement_timeout', $1::text, true), set_config('idle_in_transaction_session_timeout', $1::text, true)`,
    [`${Math.ceil(timeoutMs)}ms`],
  );
}
