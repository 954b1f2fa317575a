import { isPerdureError } from '../../errors/perdure-error.ts';
import type { Catalog } from '../../plugin/catalog.ts';
import { compilePlan } from '../compile.ts';
import type { Graph } from '../graph.ts';
import type { Problem } from '../problem.ts';

/** A graph without other errors can be compiled, and its plan is small enough to travel. */
export function checkPlan(graph: Graph, catalog: Catalog): Problem[] {
  const trigger = graph.nodes.find((node) => node.type === 'trigger' && node.data.enabled !== false);
  try {
    compilePlan(graph, { catalog, ...(trigger === undefined ? {} : { triggerId: trigger.id }) });
    return [];
  } catch (error) {
    if (!isPerdureError(error)) throw error;
    return [{ code: error.code, message: error.message, severity: 'error' }];
  }
}
