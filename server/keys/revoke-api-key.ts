import type { Principal } from '../../common/access/principal.ts';
import { PerdureError } from '../../common/errors/perdure-error.ts';
import type { SchemaClient } from '../../db/schema-client.ts';
import { deleteApiKey } from '../../db/statements/delete-api-key.ts';
import { readerOf } from '../access/reader-of.ts';

/** From its next request on the key is refused. @throws PerdureError `NOT_FOUND`, also for somebody else's key */
export async function revokeApiKey(client: SchemaClient, principal: Principal, id: string): Promise<void> {
  if (!(await deleteApiKey(client, readerOf(principal), id))) {
    throw new PerdureError('NOT_FOUND', `There is no key with the id ${id}.`);
  }
}
