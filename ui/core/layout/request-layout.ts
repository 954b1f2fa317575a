import { createLayouts } from './create-layouts.ts';
import { layoutBeside } from './layout-beside.ts';

/** Lays out a graph away from the page's own thread, or on it where there are no workers; each graph once. */
export const requestLayout = createLayouts(
  layoutBeside(
    () => (typeof Worker === 'undefined' ? null : new Worker(new URL('./layout-worker.js', import.meta.url), { type: 'module' })),
    async (graph) => (await import('./layout-graph.ts')).layoutGraph(graph),
  ),
);
