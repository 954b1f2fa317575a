import { timingSafeEqual } from 'node:crypto';
import type { Principal } from '../../common/access/principal.ts';
import { isConnectionLoss } from '../../db/connection-loss.ts';
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
  if (known.stale) await noteUse(client, known.id);
  return { userName: known.userName, scopes: known.scopes };
}

/** A database that takes no writes still serves those who only read. */
async function noteUse(client: SchemaClient, id: string): Promise<void> {
  try {
    await touchApiKey(client, id);
  } catch (error) {
    if (!isConnectionLoss(error)) throw error;
  }
}
