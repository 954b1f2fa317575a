import type { GraphLayout, LayoutGraph } from './layout-model.ts';

interface Settle {
  resolve(layout: GraphLayout): void;
  reject(): void;
}

/** What of a `Worker` is used. */
export type LayoutPort = Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>;

/**
 * Lays out graphs in a worker. Where none can be opened, as a page's policy may forbid it, and for graphs that it fails at, the same
 * work is done by `here`: then it fails there, where its error can be shown, or gives a picture.
 *
 * @param open throws, or gives null, where there are no workers
 */
export function layoutBeside(open: () => LayoutPort | null, here: (graph: LayoutGraph) => Promise<GraphLayout>) {
  const waiting = new Map<number, Settle>();
  let port: LayoutPort | null | undefined;
  let last = 0;

  function openOnce(): LayoutPort | null {
    if (port !== undefined) return port;
    try {
      port = open();
    } catch {
      port = null;
    }
    const opened = port;
    opened?.addEventListener('message', (event) => {
      const { id, layout } = (event as MessageEvent<{ id: number; layout: GraphLayout | null }>).data;
      const settle = waiting.get(id);
      waiting.delete(id);
      if (layout === null) settle?.reject();
      else settle?.resolve(layout);
    });
    const giveUp = () => {
      opened?.terminate();
      port = null;
      const left = [...waiting.values()];
      waiting.clear();
      for (const { reject } of left) reject();
    };
    opened?.addEventListener('error', giveUp);
    opened?.addEventListener('messageerror', giveUp);
    return port;
  }

  return async (graph: LayoutGraph): Promise<GraphLayout> => {
    const there = openOnce();
    if (there === null) return here(graph);
    last += 1;
    const id = last;
    const answer = new Promise<GraphLayout>((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      there.postMessage({ id, graph });
    });
    return answer.catch(() => here(graph));
  };
}
