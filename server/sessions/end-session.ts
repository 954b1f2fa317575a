import type { SchemaClient } from '../../db/schema-client.ts';
import { deleteSession } from '../../db/statements/delete-session.ts';
import { hashSessionToken } from './session-token.ts';

/** From its next request on the session is refused. One that is unknown or has ended is no error. */
export async function endSession(client: SchemaClient, token: string): Promise<void> {
  await deleteSession(client, hashSessionToken(token));
}
