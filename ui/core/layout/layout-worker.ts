import { layoutGraph } from './layout-graph.ts';
import type { GraphLayout, LayoutGraph } from './layout-model.ts';

/** The other side of `layoutBeside`: null when the layout fails. */
addEventListener('message', ({ data }: MessageEvent<{ id: number; graph: LayoutGraph }>) => {
  postMessage({ id: data.id, layout: attempt(data.graph) });
});

function attempt(graph: LayoutGraph): GraphLayout | null {
  try {
    return layoutGraph(graph);
  } catch {
    // the page tries it itself and shows how it fails
    return null;
  }
}
