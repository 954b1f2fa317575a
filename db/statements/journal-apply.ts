import type { Failure } from '../../common/execution/failure.ts';
import type { EdgeStates, JournalEntry } from '../../common/execution/journal-event.ts';
import type { Value } from '../../common/execution/value.ts';
import type { JsonValue } from '../../common/json/json-value.ts';
import type { SchemaClient } from '../schema-client.ts';

/** A value too large to travel inline, on its way into `execution_values`. */
export interface StoredValue {
  ref: string;
  value: JsonValue;
  bytes: number;
}

/** The outcome of a visit as it is stored. `output` is absent where the database itself settled the visit. */
export type StoredOutcome = { status: 'success'; output: Value } | { status: 'error'; failure: Failure; output?: Value };

/** Who writes: a Temporal run by its epoch, or the server itself, without one. */
export interface Writer {
  executionId: string;
  epoch?: string;
  originalRunId?: string;
  /** Temporal's workflow id */
  temporalId?: string;
  /** the epoch that the workflow passed, where the activity found itself in another run */
  parentEpoch?: string;
  base?: number;
}

interface Operation extends Writer {
  /** decisions that ride along, oldest first */
  journal?: JournalEntry[];
  values?: StoredValue[];
}

export type JournalOperation = Operation &
  (
    | { kind: 'append' }
    | { kind: 'stuck'; visit?: string; entry: JournalEntry }
    | {
        kind: 'claim';
        /** tells the same claim, made again because its answer was lost, from another one */
        claim: string;
        visit: string;
        nodeId: string;
        maximumAttempts: number;
        input: Value;
        handled: boolean;
        errorEdges: EdgeStates;
      }
    | {
        kind: 'retry';
        visit: string;
        nodeId: string;
        attempt: number;
        counts: boolean;
        failure: Failure;
        retrying: JournalEntry;
        endStopping: JournalEntry;
      }
    | { kind: 'settle'; visit: string; nodeId: string; outcome: StoredOutcome; end: JournalEntry; endStopping: JournalEntry }
    | { kind: 'stop'; code: 'STOPPED' | 'CANCELLED'; message: string; visits: { visit: string; nodeId: string }[] }
    | { kind: 'end'; terminal: JournalEntry; closeReason?: string }
  );

/** What an operation found and did. */
export interface JournalResult {
  /** `current`: written; `ended`, `stale`: only memos were kept; `superseded`: another Temporal run owns the execution; `missing`: no such execution */
  fence: 'current' | 'ended' | 'stale' | 'superseded' | 'missing';
  run: number;
  seq: number;
  epoch: string | null;
  /** whether this very operation had its effect, not an earlier writing of it */
  fresh: boolean;
  outcome: StoredOutcome | null;
  attempt: number | null;
  /** attempts that counted before this one */
  counted: number | null;
  generation: number | null;
  /** of a claim: what earlier attempts of the visit wrote to its log, in lines and bytes */
  logged: { lines: number; bytes: number } | null;
  failures: Record<string, Failure> | null;
  stopping: string | null;
  cancelReason: string | null;
  status: string;
  closeReason: string | null;
  error: { message: string; code: string; nodeId?: string } | null;
}

/** Applies a batch in one round trip; the results stand in the order of the operations. */
export async function journalApply(client: SchemaClient, operations: JournalOperation[]): Promise<JournalResult[]> {
  const { rows } = await client.query(`select ${client.schema}.journal_apply($1::json) as results`, [JSON.stringify(operations)]);
  return rows[0].results;
}
