import type { JsonValue } from '../json/json-value.ts';

/** What of an execution does not come from its events: the fold starts from it and the graph. */
export interface ExecutionHead {
  id: string;
  workflowId: string;
  workflowName: string;
  version: number;
  userName: string;
  triggerType: string;
  input: JsonValue;
  startedAt: string;
  dispatchedAt: string | null;
}
