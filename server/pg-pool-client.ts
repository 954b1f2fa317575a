import type { PoolClient } from 'pg';

/** pg's pooled client, as hooks and steps are given it. */
export type PgPoolClient = PoolClient;
