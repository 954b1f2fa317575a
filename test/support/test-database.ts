import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Database } from '../../db/database.ts';
import { openDatabase } from '../../db/open-database.ts';
import { askTestServices } from './ask-test-services.ts';
import { eventually } from './eventually.ts';

import { TEMPLATE_DATABASE } from './template-database.ts';

export interface TestDatabase {
  /** connection URL, for child processes and pools of the test's own */
  url: string;
  /** schema `perdure`, migrated */
  database: Database;
  /** closes `database` and drops it; fails when somebody still holds a connection two seconds later */
  drop(): Promise<void>;
}

/** A fresh database with Perdure's tables, on the PostgreSQL of this test run. `empty`: without the tables. */
export async function createTestDatabase(options: { empty?: boolean } = {}): Promise<TestDatabase> {
  const maintenance = await askTestServices('/postgres');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const template = options.empty === true ? 'template1' : TEMPLATE_DATABASE;
  await inMaintenance(maintenance, (client) => client.query(`create database ${name} template ${template}`));
  const address = new URL(maintenance);
  address.pathname = name;
  const url = address.href;
  const database = openDatabase({ databaseUrl: url, applicationName: 'perdure test' });
  return {
    url,
    database,
    async drop() {
      await database.close();
      await inMaintenance(maintenance, async (client) => {
        const held = await waitForNoConnections(client, name);
        await client.query(`drop database ${name} with (force)`);
        if (held.length > 0) throw new Error(`connections to the test database were left open: ${held.join('; ')}`);
      });
    },
  };
}

/** What the connections that are still open after two seconds ran last. */
async function waitForNoConnections(client: pg.Client, name: string): Promise<string[]> {
  const open = async () => {
    const found = await client.query<{ query: string }>('select query from pg_stat_activity where datname = $1', [name]);
    return found.rows.map(({ query }) => query);
  };
  try {
    await eventually(async () => (await open()).length === 0, { timeoutMs: 2_000 });
    return [];
  } catch {
    return open();
  }
}

async function inMaintenance<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
