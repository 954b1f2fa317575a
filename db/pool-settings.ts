import type { PoolConfig } from 'pg';

/** What every pool of Perdure's own is opened with: a lost or hanging server must never hold a process for ever. */
export const POOL_SETTINGS = {
  max: 10,
  connectionTimeoutMillis: 5_000,
  idleTimeoutMillis: 30_000,
  keepAlive: true,
  statement_timeout: 30_000,
  // for a network that swallows packets: the server's own timeouts cannot be heard then
  query_timeout: 40_000,
  idle_in_transaction_session_timeout: 30_000,
} as const satisfies PoolConfig;
