import type { Integrations } from '../../common/plugin/integrations.ts';
import type { Database } from '../../db/database.ts';
import { createRedactor } from './create-redactor.ts';
import { credentialsFor } from './credentials-for.ts';
import type { KeyRing } from './key-ring.ts';

/** What the step wrapper is given to reach credentials and to keep them out of what leaves it. */
export function createIntegrations(database: Database, ring: KeyRing | null): Integrations {
  return {
    credentials: (request) => credentialsFor(database.client, ring, request),
    redactor: createRedactor,
  };
}
