import { v7 } from 'uuid';
import type { Principal } from '../../common/access/principal.ts';
import { PerdureError } from '../../common/errors/perdure-error.ts';
import type { SchemaClient } from '../../db/schema-client.ts';
import { insertIntegration } from '../../db/statements/insert-integration.ts';
import { hasScope } from '../access/has-scope.ts';
import { type Integration, integrationOf } from './integration.ts';
import type { KeyRing } from './key-ring.ts';
import { sealConfig } from './seal-config.ts';

export interface CreateIntegrationRequest {
  type: string;
  name: string;
  /** values by `configKey` */
  config: Readonly<Record<string, string>>;
  /** for every user; admins only; default `false` */
  shared?: boolean;
}

/**
 * Seals the values and stores them as the principal's.
 * @throws PerdureError `ENCRYPTION_KEY_MISSING` without key ring, `FORBIDDEN` when one who is no admin shares
 */
export async function createIntegration(
  client: SchemaClient,
  ring: KeyRing | null,
  principal: Principal,
  request: CreateIntegrationRequest,
): Promise<Integration> {
  if (ring === null) throw new PerdureError('ENCRYPTION_KEY_MISSING', 'No encryption key is set, so that credentials cannot be stored.');
  const shared = request.shared ?? false;
  if (shared && !hasScope(principal, 'admin')) throw new PerdureError('FORBIDDEN', 'Only an admin can share an integration.');
  const { type, name, config } = request;
  const id = v7();
  const { userName } = principal;
  const { sealed, keyId } = sealConfig(ring, { id, userName, type }, config);
  const configKeys = Object.keys(config);
  const stored = { id, userName, shared, type, name, config: { ...sealed, key: { ...sealed.key }, values: { ...sealed.values } } };
  return integrationOf(await insertIntegration(client, { ...stored, configKeys, keyId }));
}
