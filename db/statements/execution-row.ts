import type { CloseReason, ExecutionStatus, StuckView } from '../../common/execution/execution-view.ts';
import type { ViewError } from '../../common/execution/failure.ts';
import type { JsonValue } from '../../common/json/json-value.ts';

/** An execution as lists have it. Values above 4 KiB of JSON are left out, `inputBytes` and `outputBytes` tell. */
export interface ExecutionRow {
  id: string;
  workflowId: string;
  workflowName: string;
  version: number;
  userName: string;
  triggerType: string;
  status: ExecutionStatus;
  closeReason: CloseReason | null;
  stuck: StuckView | null;
  run: number;
  seq: number;
  input: JsonValue;
  inputBytes: number;
  output: JsonValue;
  outputBytes: number | null;
  error: ViewError | null;
  startedAt: Date;
  dispatchedAt: Date | null;
  endedAt: Date | null;
}

/** The columns of an `ExecutionRow`, of tables named `e` and `w`. */
export const EXECUTION_COLUMNS = `e.id, e.workflow_id as "workflowId", w.name as "workflowName", e.version, e.user_name as "userName",
  e.trigger_type as "triggerType", e.status, e.close_reason as "closeReason", json_strip_nulls(e.stuck) as stuck, e.run, e.seq,
  case when octet_length(e.input::text) <= 4096 then e.input end as input, octet_length(e.input::text) as "inputBytes",
  e.output, e.output_bytes as "outputBytes", e.error, e.started_at as "startedAt", e.dispatched_at as "dispatchedAt", e.ended_at as "endedAt"`;
