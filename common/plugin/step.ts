import type { DataSources } from '../data-source/data-sources.ts';
import type { SqlClient } from '../data-source/sql-client.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import type { SafeFetch } from './safe-fetch.ts';

declare global {
  // Named without a library: the host's own AbortSignal merges with it.
  interface AbortSignal {}
}

/** Writes to the node's log: at most 1,000 lines and 64 KiB per visit, the rest is counted. */
export interface StepLog {
  debug(message: string, data?: JsonValue): void;
  info(message: string, data?: JsonValue): void;
  warn(message: string, data?: JsonValue): void;
  error(message: string, data?: JsonValue): void;
}

/** What a step is given beside its input. `Client` is pg's `PoolClient` in `perdure/server`. */
export interface StepContext<Client = SqlClient> {
  executionId: string;
  workflowId: string;
  nodeId: string;
  /** the pass over the node: its id plus the loop path */
  visit: string;
  /** from 1; grows with every attempt, also with those that do not count against the retry policy */
  attempt: number;
  /** `executionId/visit/generation`: the same over attempts, worker deaths and resets; give it to whoever can deduplicate */
  idempotencyKey: string;
  /** the user that the execution runs as */
  userName: string;
  /** the values of the node's integration by `configKey`; empty without integration */
  credentials: Record<string, string>;
  /** fires when the attempt's time is over, the execution is cancelled, or the worker stops */
  signal: AbortSignal;
  /** tells Temporal that the step lives; called by the wrapper itself every 5 s */
  heartbeat(details?: JsonValue): void;
  log: StepLog;
  /** a transaction of the step's own that begins with its first query and is committed together with the step's outcome: what is written through it exists exactly once */
  client: Client;
  /** outbound HTTP that refuses internal addresses */
  fetch: SafeFetch;
  dataSources: DataSources<Client>;
}

/**
 * The function behind an action. `input` is the node's rendered config, with `actionType` and, where set, `integrationId`.
 * What it returns becomes the node's output; it fails by throwing or by returning `{ success: false, error }`.
 *
 * Taken from a method on purpose: methods compare their parameters in both directions, so that a step written against a
 * richer client than `SqlClient` can still be registered.
 */
// The seed of every plugin destructures its input without annotation, hence the one `any`.
// biome-ignore lint/suspicious/noExplicitAny: the fields of an action are known to its author alone
export type StepFunction<Input = any, Client = SqlClient> = {
  step(input: Input, context: StepContext<Client>): unknown;
}['step'];

/** What a step returns to fail on purpose. `retryable: false` forgoes the remaining attempts. */
export interface StepFailure {
  success: false;
  error?: string | { message: string };
  code?: string;
  retryable?: boolean;
  [field: string]: unknown;
}

/** The rendered config as a step gets it. */
export type StepInput = JsonObject & { actionType: string; integrationId?: string };
