import type { Catalog } from '../common/plugin/catalog.ts';
import type { ServerConfig } from '../server/config/server-config.ts';
import { createPluginRegistry } from '../server/plugins/create-plugin-registry.ts';

/** What the configured plugins offer, as data. @throws PerdureError `CONFIG_INVALID`, `DUPLICATE_ACTION` */
export function catalogOf(config: ServerConfig): Catalog {
  return createPluginRegistry(config.workflowPlugins ?? []).catalog;
}
