import { layoutGraph } from './layout-graph.ts';
import type { LayoutGraph } from './layout-model.ts';

/** The other side of `requestLayout`. */
addEventListener('message', ({ data }: MessageEvent<{ id: number; graph: LayoutGraph }>) => {
  postMessage({ id: data.id, layout: layoutGraph(data.graph) });
});
