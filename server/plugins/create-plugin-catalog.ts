import type { Catalog } from '../../common/plugin/catalog.ts';
import type { WorkflowServerPlugin } from '../../common/plugin/workflow-server-plugin.ts';
import { checkShape } from '../config/check-shape.ts';
import { pluginsShape } from '../config/config-shape.ts';
import { type CatalogSource, createCatalog } from './create-catalog.ts';

/** A host's plugins as data, its configuration checked first; `builtIn` are Perdure's own. Throws as `createPluginRegistry` does. */
export function createPluginCatalog(plugins: readonly WorkflowServerPlugin[], builtIn: readonly CatalogSource[] = []): Catalog {
  checkShape(pluginsShape, plugins, 'workflowPlugins');
  return createCatalog(plugins, builtIn);
}
