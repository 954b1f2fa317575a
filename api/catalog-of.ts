import type { Catalog } from '../common/plugin/catalog.ts';
import { BUILT_IN_DEFINITIONS } from '../plugins/built-in-definitions.ts';
import type { ServerConfig } from '../server/config/server-config.ts';
import { createCatalog, sourceOfDefinition } from '../server/plugins/create-catalog.ts';

/** What the built-in and the configured plugins offer, as data; no step is loaded. @throws PerdureError `CONFIG_INVALID`, `DUPLICATE_ACTION` */
export function catalogOf(config: ServerConfig): Catalog {
  return createCatalog(config.workflowPlugins ?? [], BUILT_IN_DEFINITIONS.map(sourceOfDefinition));
}
