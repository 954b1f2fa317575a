import type { FinishCall, FinishReport } from '../common/activities/activities.ts';
import { eventValue } from '../common/execution/event-value.ts';
import type { JournalEntry } from '../common/execution/journal-event.ts';
import { INLINE_VALUE_BYTES } from '../common/execution/value.ts';
import type { OutputSource } from '../common/graph/command.ts';
import { jsonBytes } from '../common/json/json-bytes.ts';
import type { JsonObject } from '../common/json/json-value.ts';
import { MAX_OUTPUT_BYTES } from '../common/json/normalise-output.ts';
import { selectCancelReason } from '../db/statements/select-cancel-reason.ts';
import type { ActivityDeps } from './deps.ts';
import { receipt } from './flush.ts';
import type { JournalWriter } from './journal-writer.ts';
import { journalled, orRetry } from './journalling.ts';
import { resolveValue } from './load-scope.ts';
import { type MadeValue, makeValue } from './make-value.ts';
import { writerOf } from './writer.ts';

/** Writes the end of the run, unless one stands, and tells which stands. */
export async function finish(deps: ActivityDeps, journal: JournalWriter, call: FinishCall): Promise<FinishReport> {
  const writer = writerOf(call.execution, call.run);
  const { terminal, made } = await orRetry(() => terminalOf(deps, call));
  const result = await journalled(journal, { ...writer, kind: 'end', journal: call.journal, terminal, values: made?.stored ?? [] });
  return {
    ...receipt(result, writer.epoch),
    status: result.status === 'success' ? 'success' : 'error',
    closeReason: result.closeReason ?? 'failed',
    error: result.error,
  };
}

async function terminalOf(deps: ActivityDeps, call: FinishCall): Promise<{ terminal: JournalEntry; made?: MadeValue }> {
  const { ending, execution } = call;
  const key = 'end';
  switch (ending.status) {
    case 'completed': {
      const bytes = sizeOf(ending.output);
      if (bytes > MAX_OUTPUT_BYTES) {
        const message = `The outputs of all ends have ${bytes} bytes of JSON together; at most ${MAX_OUTPUT_BYTES} are kept.`;
        return { terminal: { key, body: { type: 'execution.failed', error: { message, code: 'OUTPUT_TOO_LARGE' } } } };
      }
      const made = await outputOf(deps, execution.id, ending.output);
      return { terminal: { key, body: { type: 'execution.completed', ...eventValue('output', made.event) } }, made };
    }
    case 'failed': {
      const { message, code, nodeId } = ending.error;
      return {
        terminal: { key, body: { type: 'execution.failed', error: { message, code, ...(nodeId === undefined ? {} : { nodeId }) } } },
      };
    }
    case 'cancelled': {
      const reason = await selectCancelReason(deps.database.client, execution.id);
      const message = reason ? `The execution was cancelled: ${reason}` : 'The execution was cancelled.';
      return { terminal: { key, body: { type: 'execution.cancelled', error: { message, code: 'CANCELLED' } } } };
    }
  }
}

/** About the bytes of what has to be put together, known before it is loaded. */
function sizeOf(source: OutputSource): number {
  if (source.kind !== 'object') return 0;
  return source.entries.reduce((sum, [, value]) => sum + ('ref' in value ? value.bytes : jsonBytes(value.value)), 0);
}

async function outputOf(deps: ActivityDeps, executionId: string, source: OutputSource): Promise<MadeValue> {
  if (source.kind === 'none') return makeValue(null, INLINE_VALUE_BYTES);
  if (source.kind === 'value') return { value: source.value, event: source.value, stored: [] };
  const entries: JsonObject = {};
  for (const [nodeId, value] of source.entries) entries[nodeId] = await resolveValue(deps.database, executionId, value);
  return makeValue(entries, INLINE_VALUE_BYTES);
}
