import { PerdureError } from '../../common/errors/perdure-error.ts';
import type { StepSource, WorkflowServerPlugin } from '../../common/plugin/workflow-server-plugin.ts';
import { createPluginCatalog } from './create-plugin-catalog.ts';
import { loadStep } from './load-step.ts';
import type { PluginRegistry } from './plugin-registry.ts';
import type { StepFunction } from './step-function.ts';

/**
 * Throws `CONFIG_INVALID` for a plugin of the wrong shape and `DUPLICATE_ACTION` for an action registered twice, naming the
 * places. `builtIn` are Perdure's own, which come first.
 */
export function createPluginRegistry(
  plugins: readonly WorkflowServerPlugin[],
  builtIn: readonly WorkflowServerPlugin[] = [],
): PluginRegistry {
  const catalog = createPluginCatalog(plugins, builtIn);
  const sources = new Map<string, StepSource>(
    [...builtIn, ...plugins].flatMap((plugin) => plugin.stepImporters.map(({ actionId, importer }) => [actionId, importer] as const)),
  );
  const loaded = new Map<string, Promise<StepFunction>>();

  return {
    catalog,
    async resolveStep(actionId) {
      const source = sources.get(actionId);
      if (!source) throw new PerdureError('ACTION_MISSING', `No registered plugin offers the action "${actionId}"`);
      const known = loaded.get(actionId);
      if (known) return known;
      const loading = loadStep(actionId, source);
      loaded.set(actionId, loading);
      // a load that failed is tried again at the next call
      loading.catch(() => loaded.delete(actionId));
      return loading;
    },
  };
}
