import type { Reader } from '../../db/reader.ts';

/** What is to be started, and as whom. */
export interface StartRequest {
  workflowId: string;
  /** the user that the execution runs as */
  userName: string;
  /** a plain object; default `{}` */
  input?: unknown;
  /** default: the published version */
  version?: number;
  /** default: the only trigger, else the one of kind `api`, else of kind `manual` */
  triggerId?: string;
  /** the same key of the same user and workflow starts nothing again: the first execution is returned */
  idempotencyKey?: string;
}

export interface StartOptions {
  /** workflows that this reader may not see are not found; absent: server code, which is trusted */
  visibleTo?: Reader;
}

/** The execution that was started; its end is not waited for. */
export interface TriggerWorkflowResult {
  /** UUID for tracking the execution */
  executionId: string;
  /** the initial status */
  status: 'running';
}
