import { readFile } from 'node:fs/promises';
import type { Pool } from 'pg';

/** Creates the shop's tables and customers where they are missing. */
export async function ensureTables(pool: Pool): Promise<void> {
  await pool.query(await readFile(new URL('../tables.sql', import.meta.url), 'utf8'));
}
