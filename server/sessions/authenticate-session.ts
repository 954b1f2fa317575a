import { timingSafeEqual } from 'node:crypto';
import type { Principal } from '../../common/access/principal.ts';
import { isConnectionLoss } from '../../db/connection-loss.ts';
import type { SchemaClient } from '../../db/schema-client.ts';
import { findSession } from '../../db/statements/find-session.ts';
import { touchSession } from '../../db/statements/touch-session.ts';
import { hashSessionToken, isSessionToken } from './session-token.ts';

/** Whom a session stands for; null when it is malformed, unknown, ended or expired, or its key is. */
export async function authenticateSession(client: SchemaClient, token: string): Promise<Principal | null> {
  if (!isSessionToken(token)) return null;
  const hash = hashSessionToken(token);
  const known = await findSession(client, hash);
  if (known === null || !timingSafeEqual(known.tokenHash, hash)) return null;
  if (known.stale) await noteUse(client, hash);
  const { userName, displayName, scopes } = known;
  return { userName, scopes, ...(displayName === null ? {} : { displayName }) };
}

/** A database that takes no writes still serves those who only read. */
async function noteUse(client: SchemaClient, hash: Buffer): Promise<void> {
  try {
    await touchSession(client, hash);
  } catch (error) {
    if (!isConnectionLoss(error)) throw error;
  }
}
