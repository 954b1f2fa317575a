import type { CloseReason, ExecutionStatus } from '../execution/execution-view.ts';
import type { ViewError } from '../execution/failure.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';

/** A row of the built-in, read-only data source `WorkflowExecutions`. */
export interface WorkflowExecutions {
  id: string;
  workflowId: string;
  version: number;
  userName: string;
  triggerType: string;
  status: ExecutionStatus;
  closeReason: CloseReason | null;
  run: number;
  input: JsonObject;
  /** null until the execution ends with success */
  output: JsonValue;
  error: ViewError | null;
  /** the trigger's time */
  startedAt: Date;
  endedAt: Date | null;
}
