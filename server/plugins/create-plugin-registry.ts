import { PerdureError } from '../../common/errors/perdure-error.ts';
import type { StepImporter, WorkflowServerPlugin } from '../../common/plugin/workflow-server-plugin.ts';
import { checkShape } from '../config/check-shape.ts';
import { pluginsShape } from '../config/config-shape.ts';
import { createCatalog } from './create-catalog.ts';
import { loadStep } from './load-step.ts';
import type { PluginRegistry } from './plugin-registry.ts';
import type { StepFunction } from './step-function.ts';

/** Throws `CONFIG_INVALID` for a plugin of the wrong shape and `DUPLICATE_ACTION` for an action registered twice, naming the places. */
export function createPluginRegistry(plugins: readonly WorkflowServerPlugin[]): PluginRegistry {
  checkShape(pluginsShape, plugins, 'workflowPlugins');
  const importers = new Map<string, { importer: StepImporter; place: string }>();
  plugins.forEach((plugin, p) => {
    plugin.stepImporters.forEach((importer, i) => {
      const place = `workflowPlugins[${p}].stepImporters[${i}]`;
      const other = importers.get(importer.actionId);
      if (other) throw new PerdureError('DUPLICATE_ACTION', `${place} and ${other.place} both offer the action "${importer.actionId}"`);
      importers.set(importer.actionId, { importer, place });
    });
  });
  const loaded = new Map<string, Promise<StepFunction>>();

  return {
    catalog: createCatalog(plugins),
    async resolveStep(actionId) {
      const found = importers.get(actionId);
      if (!found) throw new PerdureError('ACTION_MISSING', `No registered plugin offers the action "${actionId}"`);
      const known = loaded.get(actionId);
      if (known) return known;
      const loading = loadStep(actionId, found.importer.importer);
      loaded.set(actionId, loading);
      // a load that failed is tried again at the next call
      loading.catch(() => loaded.delete(actionId));
      return loading;
    },
  };
}
