import { PerdureError } from '../../common/errors/perdure-error.ts';
import type { SchemaClient } from '../../db/schema-client.ts';
import { findSealedIntegration } from '../../db/statements/find-sealed-integration.ts';
import type { KeyRing } from './key-ring.ts';
import { openConfig, type SealedConfig } from './seal-config.ts';

export interface CredentialsRequest {
  integrationId: string;
  /** the type that the action needs */
  integrationType: string;
  /** the user that the execution runs as */
  userName: string;
}

/**
 * The values of an integration by `configKey`.
 * @throws PerdureError `INTEGRATION_INVALID` when it does not exist, is not this user's (nor shared), or is of another type;
 *   `CREDENTIALS_UNAVAILABLE` when it cannot be decrypted
 */
export async function credentialsFor(
  client: SchemaClient,
  ring: KeyRing | null,
  { integrationId, integrationType, userName }: CredentialsRequest,
): Promise<Record<string, string>> {
  const row = await findSealedIntegration(client, userName, integrationId);
  if (row === null) {
    throw new PerdureError('INTEGRATION_INVALID', `The integration ${integrationId} is not one that ${userName} may use.`);
  }
  if (row.type !== integrationType) {
    const message = `The integration ${integrationId} is of type "${row.type}", but the action needs one of type "${integrationType}".`;
    throw new PerdureError('INTEGRATION_INVALID', message);
  }
  return openConfig(ring ?? { activeId: '', keys: new Map() }, row, row.config as unknown as SealedConfig, row.keyId);
}
