import { v7 } from 'uuid';
import type { ApiKey } from '../../common/access/api-key.ts';
import type { Principal, Scope } from '../../common/access/principal.ts';
import { PerdureError } from '../../common/errors/perdure-error.ts';
import type { SchemaClient } from '../../db/schema-client.ts';
import { insertApiKey } from '../../db/statements/insert-api-key.ts';
import { hasScope } from '../access/has-scope.ts';
import { apiKeyOf } from './api-key-of.ts';
import { generateApiKey, hashApiKey } from './api-key-text.ts';

export interface CreateApiKeyRequest {
  name: string;
  scopes: readonly Scope[];
  /** default never */
  expiresAt?: Date | null;
}

/**
 * A key that acts as the principal, with scopes that the principal has. The key itself is in this answer only.
 * @throws PerdureError `FORBIDDEN` for a scope that the principal lacks, `INVALID_REQUEST` for an expiry in the past
 */
export async function createApiKey(
  client: SchemaClient,
  principal: Principal,
  request: CreateApiKeyRequest,
): Promise<ApiKey & { key: string }> {
  const lacking = request.scopes.filter((scope) => !hasScope(principal, scope));
  if (lacking.length > 0) {
    throw new PerdureError('FORBIDDEN', `A key cannot have the scope ${lacking.join(', ')}, which its user lacks.`);
  }
  const expiresAt = request.expiresAt ?? null;
  if (expiresAt !== null && expiresAt.getTime() <= Date.now()) {
    const detail = 'The time lies in the past.';
    throw new PerdureError('INVALID_REQUEST', detail, { fields: { errors: [{ pointer: '/expiresAt', detail }] } });
  }
  const key = generateApiKey();
  const row = await insertApiKey(client, {
    id: v7(),
    userName: principal.userName,
    name: request.name,
    hash: hashApiKey(key),
    scopes: [...new Set(request.scopes)],
    expiresAt,
  });
  return { ...apiKeyOf(row), key };
}
