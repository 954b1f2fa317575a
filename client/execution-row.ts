import type { ExecutionView } from '../common/execution/execution-view.ts';

/** An execution as lists show it. */
export type ExecutionRow = Omit<ExecutionView, 'nodes' | 'edges'>;
