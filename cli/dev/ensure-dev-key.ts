import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SCOPES } from '../../common/access/principal.ts';
import { openDatabase } from '../../db/open-database.ts';
import { authenticateApiKey } from '../../server/keys/authenticate-api-key.ts';
import { createApiKey } from '../../server/keys/create-api-key.ts';
import { DEV_USER } from './dev-user.ts';

/** The full-scope API key of the user `dev`: the one kept in the folder while the database knows it, else a new one. */
export async function ensureDevKey(home: string, databaseUrl: string, schema: string): Promise<string> {
  const file = join(home, 'api-key');
  const database = openDatabase({ databaseUrl, schema, max: 1, applicationName: 'perdure dev' });
  try {
    const kept = existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
    if (kept !== null && (await authenticateApiKey(database.client, kept)) !== null) return kept;
    const { key } = await createApiKey(database.client, DEV_USER, { name: 'perdure dev', scopes: SCOPES });
    writeFileSync(file, `${key}\n`, { mode: 0o600 });
    return key;
  } finally {
    await database.close();
  }
}
