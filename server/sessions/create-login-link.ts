import type { Principal } from '../../common/access/principal.ts';
import type { SchemaClient } from '../../db/schema-client.ts';
import { deleteExpiredSessions } from '../../db/statements/delete-expired-sessions.ts';
import { insertLoginToken } from '../../db/statements/insert-login-token.ts';
import { generateSessionToken, hashSessionToken } from './session-token.ts';

const LINK_SECONDS = 10 * 60;

/**
 * A link that signs a browser in as the principal, once, within 10 minutes. `appUrl` has no slash at its end; `to` is the
 * page of the app that it opens, default the first one.
 */
export async function createLoginLink(
  client: SchemaClient,
  principal: Principal,
  { appUrl, to }: { appUrl: string; to?: string },
): Promise<string> {
  await deleteExpiredSessions(client);
  const token = generateSessionToken();
  const { userName, displayName = null, scopes } = principal;
  await insertLoginToken(client, { tokenHash: hashSessionToken(token), userName, displayName, scopes, lifetimeSeconds: LINK_SECONDS });
  return `${appUrl}/login?token=${token}${to === undefined ? '' : `&to=${to}`}`;
}
