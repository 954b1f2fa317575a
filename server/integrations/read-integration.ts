import { validate as isUuid } from 'uuid';
import type { Principal } from '../../common/access/principal.ts';
import { PerdureError } from '../../common/errors/perdure-error.ts';
import type { SchemaClient } from '../../db/schema-client.ts';
import { findIntegration } from '../../db/statements/find-integration.ts';
import { readerOf } from '../access/reader-of.ts';
import { type Integration, integrationOf } from './integration.ts';

/** @throws PerdureError `NOT_FOUND` for an unknown and a foreign integration alike */
export async function readIntegration(client: SchemaClient, principal: Principal, id: string): Promise<Integration> {
  const row = isUuid(id) ? await findIntegration(client, readerOf(principal), id) : null;
  if (row === null) throw new PerdureError('NOT_FOUND', 'There is no such integration.');
  return integrationOf(row);
}
