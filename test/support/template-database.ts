import pg from 'pg';
import { migrate } from '../../db/migrate.ts';

export const TEMPLATE_DATABASE = 'perdure_template';

/** Makes the migrated database (schema `perdure`) that every test database is copied from. */
export async function makeTemplateDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`create database ${TEMPLATE_DATABASE}`);
  } finally {
    await client.end();
  }
  const template = new URL(url);
  template.pathname = TEMPLATE_DATABASE;
  await migrate({ databaseUrl: template.href });
}
