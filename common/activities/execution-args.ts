import type { Value } from '../execution/value.ts';
import type { Plan } from '../graph/plan.ts';
import type { JsonValue } from '../json/json-value.ts';
import type { ExecutionRef, RunRef } from './execution-ref.ts';

/** Temporal's name of the one generic workflow. */
export const EXECUTION_WORKFLOW = 'perdureExecution';

/** Search attributes, all of type Keyword. */
export const SEARCH_ATTRIBUTES = {
  workflowId: 'PerdureWorkflowId',
  workflowName: 'PerdureWorkflowName',
  userName: 'PerdureUser',
  status: 'PerdureStatus',
} as const;

export interface ExecutionSettings {
  /** default 20,000; a step whose worker is silent for so long is tried again */
  heartbeatTimeoutMs: number;
  /** whether the namespace has the search attributes, so that the workflow may keep them up to date */
  searchAttributes: boolean;
}

/** The one argument of the workflow. */
export interface ExecutionArgs {
  execution: ExecutionRef;
  plan: Plan;
  input: Value;
  settings: ExecutionSettings;
  /** present after continue-as-new */
  resume?: { state: JsonValue; run: RunRef };
}
