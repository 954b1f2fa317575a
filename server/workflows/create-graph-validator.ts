import { isPerdureError } from '../../common/errors/perdure-error.ts';
import { compilePlan } from '../../common/graph/compile.ts';
import type { Graph } from '../../common/graph/graph.ts';
import type { Problem } from '../../common/graph/problem.ts';
import { validateWorkflow } from '../../common/graph/validate/validate-workflow.ts';
import type { JsonObject } from '../../common/json/json-value.ts';
import type { Catalog } from '../../common/plugin/catalog.ts';
import { findUsableIntegrations } from '../../db/statements/find-usable-integrations.ts';
import type { GraphValidator } from './graph-validator.ts';

/** Validation as publishing does it: every check of `validateWorkflow`, with the integrations that the owner may use, and a compilation. */
export function createGraphValidator(catalog: Catalog): GraphValidator {
  return async (client, graph, { userName, shared }) => {
    const ids = integrationIdsOf(graph);
    const usable = ids.length === 0 ? [] : await findUsableIntegrations(client, userName, ids);
    const byId = new Map(usable.map((integration) => [integration.id, integration]));
    const problems = validateWorkflow(graph, catalog, {
      integrations: (id) => byId.get(id.toLowerCase()),
      userName,
      visibility: shared ? 'shared' : 'private',
    });
    const sound = !problems.some(({ severity }) => severity === 'error');
    // without errors it has the shape of a graph
    return sound ? [...problems, ...compileProblems(graph as unknown as Graph, catalog)] : problems;
  };
}

/** What nodes name, whatever the shape of the graph. */
function integrationIdsOf({ nodes }: JsonObject): string[] {
  if (!Array.isArray(nodes)) return [];
  const named = nodes.map((node) => (node as { data?: { config?: { integrationId?: unknown } } } | null)?.data?.config?.integrationId);
  return [...new Set(named.filter((id) => typeof id === 'string' && id !== ''))] as string[];
}

/** A plan above its limit is found here, not when an execution starts. */
function compileProblems(graph: Graph, catalog: Catalog): Problem[] {
  const trigger = graph.nodes.find(({ type, data }) => type === 'trigger' && data.enabled !== false);
  try {
    compilePlan(graph, { catalog, ...(trigger === undefined ? {} : { triggerId: trigger.id }) });
    return [];
  } catch (error) {
    if (!isPerdureError(error)) throw error;
    return [{ code: error.code, message: error.message, severity: 'error' }];
  }
}
