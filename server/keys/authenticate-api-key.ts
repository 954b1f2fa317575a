import { timingSafeEqual } from 'node:crypto';
import type { Principal } from '../../common/access/principal.ts';
import type { SchemaClient } from '../../db/schema-client.ts';
import { findApiKey } from '../../db/statements/find-api-key.ts';
import { touchApiKey } from '../../db/statements/touch-api-key.ts';
import { hashApiKey, isApiKeyText } from './api-key-text.ts';

/** Whom a key stands for; null when it is malformed, unknown, revoked or expired. */
export async function authenticateApiKey(client: SchemaClient, key: string): Promise<Principal | null> {
  if (!isApiKeyText(key)) return null;
  const hash = hashApiKey(key);
  const known = await findApiKey(client, hash);
  if (known === null || !timingSafeEqual(known.hash, hash) || known.expired) return null;
  if (known.stale) await touchApiKey(client, known.id);
  return { userName: known.userName, scopes: known.scopes };
}
