import type { ActionDefinition, CredentialField } from './field-definition.ts';
import type { StepSettings } from './workflow-server-plugin.ts';

/** An action that some plugin registered. */
export interface CatalogAction extends StepSettings {
  /** `type/slug` */
  actionId: string;
  /** of `actionLabels`, else of the definition, else the slug */
  label: string;
  integrationType: string;
  /** absent for plugins in the seed's form, whose fields stand in their client half */
  definition?: ActionDefinition;
}

/** A type of integration that some plugin uses. */
export interface CatalogIntegrationType {
  type: string;
  label: string;
  description?: string;
  /** absent without definition: the config is then a flat object of texts by `configKey` */
  formFields?: CredentialField[];
}

/** What the registered plugins offer, as data: no step, no function. */
export interface Catalog {
  action(actionId: string): CatalogAction | undefined;
  actions(): CatalogAction[];
  integrationTypes(): CatalogIntegrationType[];
}
