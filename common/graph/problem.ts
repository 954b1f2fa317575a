import type { ErrorCode } from '../errors/error-table.ts';

/** One finding of `validateWorkflow`. Errors block publication, never saving. */
export interface Problem {
  code: ErrorCode;
  message: string;
  severity: 'error' | 'warning';
  nodeId?: string;
  edgeId?: string;
  /** path within the node's config, e.g. `cases[0].when` */
  field?: string;
}
