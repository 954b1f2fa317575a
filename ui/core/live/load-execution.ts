import { isPerdureError } from '../../../common/errors/perdure-error.ts';
import type { ExecutionGraph } from '../../../common/execution/execution-graph.ts';
import type { ExecutionView } from '../../../common/execution/execution-view.ts';
import type { ExecutionReader } from './execution-reader.ts';

/** What is known already, so that a version's graph is read once. */
export interface KnownGraph {
  view: ExecutionView | null;
  graph: ExecutionGraph | null;
  graphGone: boolean;
}

/** Reads an execution, beside its graph when that is not known. */
export async function loadExecution(client: ExecutionReader, id: string, known: KnownGraph, signal: AbortSignal) {
  const { graph: before, graphGone } = known;
  if (known.view === null) {
    const [view, graph] = await Promise.all([client.getExecution(id, { signal }), loadGraph(client, id, signal)]);
    return { view, graph, graphGone: graph === null };
  }
  const view = await client.getExecution(id, { signal });
  if (view.version === known.view.version) return { view, graph: before, graphGone };
  // a retry with another version
  const graph = await loadGraph(client, id, signal);
  return { view, graph, graphGone: graph === null };
}

/** Null when the version is gone, which leaves nothing to draw. */
async function loadGraph(client: ExecutionReader, id: string, signal: AbortSignal): Promise<ExecutionGraph | null> {
  try {
    const graph = await client.getExecutionGraph(id, { signal });
    return graph.nodes.length === 0 ? null : graph;
  } catch (error) {
    if (isPerdureError(error, 'EXECUTION_NOT_FOUND') || isPerdureError(error, 'NOT_FOUND')) return null;
    throw error;
  }
}
