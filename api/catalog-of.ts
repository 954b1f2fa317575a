import type { Catalog } from '../common/plugin/catalog.ts';
import { BUILT_IN_DEFINITIONS } from '../plugins/built-in-definitions.ts';
import type { ServerConfig } from '../server/config/server-config.ts';
import { sourceOfDefinition } from '../server/plugins/create-catalog.ts';
import { createPluginCatalog } from '../server/plugins/create-plugin-catalog.ts';

/** What the built-in and the configured plugins offer, as data. @throws PerdureError `CONFIG_INVALID`, `DUPLICATE_ACTION` */
export function catalogOf(config: ServerConfig): Catalog {
  return createPluginCatalog(config.workflowPlugins ?? [], BUILT_IN_DEFINITIONS.map(sourceOfDefinition));
}
