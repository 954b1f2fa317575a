import type { GraphLayout, LayoutGraph } from './layout-model.ts';

type Settle = { resolve(layout: GraphLayout): void; reject(): void };

const waiting = new Map<number, Settle>();
let worker: Worker | null | undefined;
let last = 0;

/** Lays out a graph away from the page's own thread, or on it where there are no workers. */
export async function requestLayout(graph: LayoutGraph): Promise<GraphLayout> {
  const there = openWorker();
  if (there !== null) {
    try {
      return await new Promise<GraphLayout>((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve, reject });
        there.postMessage({ id: last, graph });
      });
    } catch {
      // a page that forbids workers: the same work is done here instead
    }
  }
  const { layoutGraph } = await import('./layout-graph.ts');
  return layoutGraph(graph);
}

function openWorker(): Worker | null {
  if (worker !== undefined) return worker;
  worker = null;
  if (typeof Worker === 'undefined') return worker;
  try {
    worker = new Worker(new URL('./layout-worker.js', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<{ id: number; layout: GraphLayout }>) => {
      waiting.get(data.id)?.resolve(data.layout);
      waiting.delete(data.id);
    });
    worker.addEventListener('error', () => {
      worker = null;
      for (const { reject } of waiting.values()) reject();
      waiting.clear();
    });
  } catch {
    // forbidden by the page's policy
    worker = null;
  }
  return worker;
}
