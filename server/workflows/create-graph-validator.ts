import { validateWorkflow } from '../../common/graph/validate/validate-workflow.ts';
import type { JsonObject } from '../../common/json/json-value.ts';
import type { Catalog } from '../../common/plugin/catalog.ts';
import { findUsableIntegrations } from '../../db/statements/find-usable-integrations.ts';
import type { GraphValidator } from './graph-validator.ts';

/** Validation as publishing does it: every check of `validateWorkflow`, with the integrations that the owner may use. */
export function createGraphValidator(catalog: Catalog): GraphValidator {
  return async (client, graph, { userName, shared }) => {
    const ids = integrationIdsOf(graph);
    const usable = ids.length === 0 ? [] : await findUsableIntegrations(client, userName, ids);
    const byId = new Map(usable.map((integration) => [integration.id, integration]));
    return validateWorkflow(graph, catalog, {
      integrations: (id) => byId.get(id.toLowerCase()),
      userName,
      visibility: shared ? 'shared' : 'private',
    });
  };
}

/** What nodes name, whatever the shape of the graph. */
function integrationIdsOf({ nodes }: JsonObject): string[] {
  if (!Array.isArray(nodes)) return [];
  const named = nodes.map((node) => (node as { data?: { config?: { integrationId?: unknown } } } | null)?.data?.config?.integrationId);
  return [...new Set(named.filter((id) => typeof id === 'string' && id !== ''))] as string[];
}
