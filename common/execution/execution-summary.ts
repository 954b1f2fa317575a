import type { ExecutionView } from './execution-view.ts';

/** An execution as lists show it: its view without nodes and edges. */
export type ExecutionSummary = Omit<ExecutionView, 'nodes' | 'edges'>;
