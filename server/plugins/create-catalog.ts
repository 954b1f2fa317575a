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

/**
 * Plugins as data. Throws `DUPLICATE_ACTION` for an action registered twice, `CONFIG_INVALID` when a definition names an
 * action that has no step, or a type is defined twice.
 */
export function createCatalog(plugins: readonly CatalogSource[], builtIn: readonly CatalogSource[] = []): Catalog {
  const types = new Map<string, CatalogIntegrationType>();
  const actions = new Map<string, CatalogAction>();
  const places = new Map<string, string>();
  const placed = [
    ...builtIn.map((plugin, index) => ({ plugin, place: `built-in plugin ${index}` })),
    ...plugins.map((plugin, index) => ({ plugin, place: `workflowPlugins[${index}]` })),
  ];

  for (const { plugin, place } of placed) {
    plugin.stepImporters.forEach((importer, index) => {
      const action = describeAction(plugin, importer);
      const here = `${place}.stepImporters[${index}]`;
      const other = places.get(action.actionId);
      if (other !== undefined)
        throw new PerdureError('DUPLICATE_ACTION', `${here} and ${other} both offer the action "${action.actionId}"`);
      places.set(action.actionId, here);
      actions.set(action.actionId, action);
    });
    if (plugin.definition) addDefinedType(types, plugin, plugin.definition, `${place}.definition`);
  }
  for (const { integrationType } of actions.values()) {
    if (!types.has(integrationType)) types.set(integrationType, { type: integrationType, label: integrationType });
  }

  return {
    action: (actionId) => actions.get(actionId),
    actions: () => [...actions.values()],
    integrationTypes: () => [...types.values()],
  };
}

function addDefinedType(
  types: Map<string, CatalogIntegrationType>,
  plugin: CatalogSource,
  definition: IntegrationDefinition,
  place: string,
): void {
  const { type, label, description, formFields } = definition;
  if (types.has(type)) throw invalid(`${place}: the integration type "${type}" is defined twice`);
  definition.actions.forEach(({ slug }, index) => {
    if (!plugin.stepImporters.some((importer) => importer.actionId === `${type}/${slug}`)) {
      throw invalid(`${place}.actions[${index}]: the action "${type}/${slug}" has no step in stepImporters of the same plugin`);
    }
  });
  types.set(type, { type, label, ...(description === undefined ? {} : { description }), formFields });
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
