import type { GraphLayout, LayoutGraph } from './layout-model.ts';

/** The layout of a graph; rejects with the signal's reason once nobody waits for it any more. */
export type RequestLayout = (graph: LayoutGraph, signal?: AbortSignal) => Promise<GraphLayout>;

/** Enough for the versions that one looks at in turn. */
const KEPT = 12;

/**
 * Computes each layout once: the same graph, also as another object, gives the same layout object. One that failed is computed
 * anew when it is asked for again.
 */
export function createLayouts(compute: (graph: LayoutGraph) => Promise<GraphLayout>): RequestLayout {
  const known = new Map<string, Promise<GraphLayout>>();
  const begin = (graph: LayoutGraph, key: string) => {
    const layout = compute(graph);
    layout.catch(() => known.delete(key));
    return layout;
  };
  return async (graph, signal) => {
    signal?.throwIfAborted();
    const key = JSON.stringify(graph);
    const layout = known.get(key) ?? begin(graph, key);
    known.delete(key);
    known.set(key, layout);
    const [oldest] = known.keys();
    if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
    return signal === undefined ? layout : Promise.race([layout, aborted(signal)]);
  };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
