import type { Catalog } from '../../plugin/catalog.ts';
import type { Graph, GraphNode } from '../graph.ts';
import type { Problem } from '../problem.ts';
import type { ValidateOptions } from './validate-options.ts';

/** Every integration that a node names is one that the user may use, and of the type that the action needs. */
export function checkIntegrations(graph: Graph, catalog: Catalog, options: ValidateOptions): Problem[] {
  const needing = new Set(
    catalog
      .integrationTypes()
      .filter((type) => type.formFields?.some((field) => field.required))
      .map(({ type }) => type),
  );
  return graph.nodes.flatMap((node) => integrationProblem(node, catalog, needing, options) ?? []);
}

function integrationProblem(node: GraphNode, catalog: Catalog, needing: ReadonlySet<string>, options: ValidateOptions): Problem | null {
  const { integrationId, actionType } = node.data.config;
  const { label } = node.data;
  const report = (message: string, severity: Problem['severity'] = 'error'): Problem => ({
    code: 'INTEGRATION_INVALID',
    message,
    severity,
    nodeId: node.id,
    field: 'integrationId',
  });
  const wanted = typeof actionType === 'string' ? catalog.action(actionType)?.integrationType : undefined;
  if (integrationId === undefined || integrationId === null || integrationId === '') {
    const missing = node.type === 'action' && wanted !== undefined && needing.has(wanted);
    return missing ? report(`"${label}" needs an integration of type "${wanted}".`) : null;
  }
  if (typeof integrationId !== 'string') return report(`"${label}" names an integration by something that is no text.`);
  if (options.integrations === undefined) return null;
  const found = options.integrations(integrationId);
  const owner = options.userName === undefined ? 'this user' : `"${options.userName}"`;
  if (found === undefined) return report(`"${label}" names the integration "${integrationId}", which ${owner} does not have.`);
  if (wanted !== undefined && found.type !== wanted) {
    return report(`"${label}" needs an integration of type "${wanted}"; "${integrationId}" is of type "${found.type}".`);
  }
  if (options.visibility !== 'shared' || found.shared) return null;
  return report(`"${label}" uses a private integration in a shared workflow: triggers of other users will be refused.`, 'warning');
}
