import type { IconComponent } from '../icons/icon-component.ts';
import type { WorkflowClientPlugin } from './workflow-client-plugin.ts';

/** What the registered plugins say of an action, by its id `type/slug`. */
export interface PluginRegistry {
  iconOf(actionType: string | undefined): IconComponent | undefined;
  /** `Payments · Take payment`; undefined when no plugin knows it */
  labelOf(actionType: string | undefined): string | undefined;
}

export function createPluginRegistry(plugins: readonly WorkflowClientPlugin[]): PluginRegistry {
  const integrations = new Map(plugins.map(({ integration }) => [integration.type, integration]));
  const integrationOf = (actionType: string | undefined) => integrations.get(actionType?.split('/')[0] ?? '');
  return {
    iconOf: (actionType) => integrationOf(actionType)?.icon,
    labelOf(actionType) {
      const integration = integrationOf(actionType);
      if (integration === undefined || actionType === undefined) return undefined;
      const slug = actionType.slice(integration.type.length + 1);
      const action = integration.actions.find((each) => each.slug === slug);
      return action && `${integration.label} · ${action.label}`;
    },
  };
}
