import { ApplicationFailure, CancelledFailure } from '@temporalio/workflow';
import type { FinishReport } from '../common/activities/activities.ts';
import { INLINE_VALUE_BYTES, type Value } from '../common/execution/value.ts';
import type { Ending, OutputSource } from '../common/graph/command.ts';
import type { Plan } from '../common/graph/plan.ts';
import { jsonBytes } from '../common/json/json-bytes.ts';
import type { JsonObject, JsonValue } from '../common/json/json-value.ts';

/** What Temporal's UI shows as the result. Like everywhere, an output above 4 KiB is absent and `outputBytes` gives its size. */
export type ExecutionResult = { status: 'success'; output?: JsonValue; outputBytes?: number };

/** Ends the Temporal run as PostgreSQL says that the execution ended. */
export function conclude(report: FinishReport, plan: Plan, ending: Ending): ExecutionResult {
  if (report.status === 'success') {
    return { status: 'success', ...(ending.status === 'completed' ? shownOutput(ending.output) : {}) };
  }
  const message = report.error?.message ?? report.closeReason;
  if (report.closeReason === 'cancelled') throw new CancelledFailure(message);
  const node = plan.nodes.find(({ id }) => id === report.error?.nodeId);
  const failure = ApplicationFailure.nonRetryable(node ? `${node.label}: ${message}` : message, report.error?.code ?? 'INTERNAL');
  // Ours would be the only frames, and they say nothing about the failure.
  failure.stack = '';
  throw failure;
}

function shownOutput(source: OutputSource): Omit<ExecutionResult, 'status'> {
  if (source.kind === 'none') return { output: null };
  if (source.kind === 'value') return shownValue(source.value);
  const outputs: JsonObject = {};
  let stored = 0;
  for (const [nodeId, value] of source.entries) {
    if ('ref' in value) stored += value.bytes;
    else outputs[nodeId] = value.value;
  }
  return stored > 0 ? { outputBytes: stored + jsonBytes(outputs) } : shownValue({ value: outputs });
}

function shownValue(value: Value): Omit<ExecutionResult, 'status'> {
  const bytes = 'ref' in value ? value.bytes : jsonBytes(value.value);
  return 'ref' in value || bytes > INLINE_VALUE_BYTES ? { outputBytes: bytes } : { output: value.value };
}
