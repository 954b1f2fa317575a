import type { RetrySource } from '../graph/graph.ts';
import type { ActionDefinition, CredentialField } from './field-definition.ts';

/** An action that some plugin registered. */
export interface CatalogAction {
  /** `type/slug` */
  actionId: string;
  /** of `actionLabels`, else of the definition, else the slug */
  label: string;
  integrationType: string;
  /** absent for plugins in the seed's form, whose fields stand in their client half */
  definition?: ActionDefinition;
  /** defaults for nodes that set none */
  retry?: RetrySource;
  timeout?: string | number;
}

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
