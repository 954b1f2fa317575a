import { PerdureError } from '../../common/errors/perdure-error.ts';
import type { Catalog, CatalogAction, CatalogIntegrationType } from '../../common/plugin/catalog.ts';
import type { IntegrationDefinition } from '../../common/plugin/field-definition.ts';
import type { StepImporter, StepSettings, WorkflowServerPlugin } from '../../common/plugin/workflow-server-plugin.ts';

/** A plugin without its steps: what a process that runs none needs to know of it. */
export type CatalogSource = Omit<WorkflowServerPlugin, 'stepImporters'> & { stepImporters: readonly Omit<StepImporter, 'importer'>[] };

/** What a built-in plugin offers, from its definition alone, for processes that never load a step. */
export function sourceOfDefinition(definition: IntegrationDefinition): CatalogSource {
  return { definition, stepImporters: definition.actions.map(({ slug }) => ({ actionId: `${definition.type}/${slug}` })) };
}

/** Plugins as data. Throws `CONFIG_INVALID` when a definition names an action that has no step, or a type is defined twice. */
export function createCatalog(plugins: readonly CatalogSource[]): Catalog {
  const types = new Map<string, CatalogIntegrationType>();
  const actions = new Map<string, CatalogAction>();

  plugins.forEach((plugin, p) => {
    const { definition } = plugin;
    if (!definition) return;
    const place = `workflowPlugins[${p}].definition`;
    if (types.has(definition.type)) throw invalid(`${place}: the integration type "${definition.type}" is defined twice`);
    const { type, label, description, formFields } = definition;
    types.set(type, { type, label, ...(description === undefined ? {} : { description }), formFields });
    definition.actions.forEach(({ slug }, a) => {
      if (!plugin.stepImporters.some((importer) => importer.actionId === `${type}/${slug}`)) {
        throw invalid(`${place}.actions[${a}]: the action "${type}/${slug}" has no step in stepImporters of the same plugin`);
      }
    });
  });

  for (const plugin of plugins) {
    for (const importer of plugin.stepImporters) {
      const action = describeAction(plugin, importer);
      actions.set(action.actionId, action);
      if (!types.has(action.integrationType)) {
        types.set(action.integrationType, { type: action.integrationType, label: action.integrationType });
      }
    }
  }

  return {
    action: (actionId) => actions.get(actionId),
    actions: () => [...actions.values()],
    integrationTypes: () => [...types.values()],
  };
}

function describeAction(plugin: CatalogSource, importer: Omit<StepImporter, 'importer'>): CatalogAction {
  const { actionId, retry, timeout, effect, lane, taskQueue } = importer;
  const settings = definedOnly({ retry, timeout, effect, lane, taskQueue });
  const [integrationType = '', slug = ''] = actionId.split('/');
  const definition = plugin.definition?.type === integrationType ? plugin.definition.actions.find((a) => a.slug === slug) : undefined;
  const label = plugin.actionLabels?.find((entry) => entry.actionId === actionId)?.label ?? definition?.label ?? slug;
  return { actionId, ...settings, label, integrationType, ...(definition ? { definition } : {}) };
}

function definedOnly(settings: StepSettings): StepSettings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

function invalid(message: string): PerdureError {
  return new PerdureError('CONFIG_INVALID', message);
}
