import type { SchemaClient } from '../../db/schema-client.ts';
import { deleteExpiredSessions } from '../../db/statements/delete-expired-sessions.ts';
import { insertKeySession } from '../../db/statements/insert-key-session.ts';
import { hashApiKey } from '../keys/api-key-text.ts';
import { authenticateApiKey } from '../keys/authenticate-api-key.ts';
import { SESSION_SECONDS } from './session-lifetime.ts';
import { generateSessionToken, hashSessionToken } from './session-token.ts';

/**
 * Signs in with an API key: a session of the key's user and scopes, which ends with the key. Returns its token; null when the
 * key is malformed, unknown, revoked or expired.
 */
export async function beginSession(client: SchemaClient, apiKey: string): Promise<string | null> {
  if ((await authenticateApiKey(client, apiKey)) === null) return null;
  await deleteExpiredSessions(client);
  const token = generateSessionToken();
  const session = { tokenHash: hashSessionToken(token), keyHash: hashApiKey(apiKey), lifetimeSeconds: SESSION_SECONDS };
  return (await insertKeySession(client, session)) ? token : null;
}
