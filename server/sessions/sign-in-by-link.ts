import type { SchemaClient } from '../../db/schema-client.ts';
import { exchangeLoginToken } from '../../db/statements/exchange-login-token.ts';
import { SESSION_SECONDS } from './session-lifetime.ts';
import { generateSessionToken, hashSessionToken, isSessionToken } from './session-token.ts';

/** Uses the token of a sign-in link up. Returns the token of the session that it began; null when it is unknown, used or expired. */
export async function signInByLink(client: SchemaClient, loginToken: string): Promise<string | null> {
  if (!isSessionToken(loginToken)) return null;
  const token = generateSessionToken();
  const exchange = { loginHash: hashSessionToken(loginToken), tokenHash: hashSessionToken(token), lifetimeSeconds: SESSION_SECONDS };
  return (await exchangeLoginToken(client, exchange)) ? token : null;
}
