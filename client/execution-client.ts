import type { ExecutionActivity } from '../common/execution/execution-activity.ts';
import type { ExecutionCounts } from '../common/execution/execution-counts.ts';
import type { ExecutionGraph } from '../common/execution/execution-graph.ts';
import type { ExecutionStrip } from '../common/execution/execution-strip.ts';
import type { ExecutionSummary } from '../common/execution/execution-summary.ts';
import type { ExecutionStatus, ExecutionView } from '../common/execution/execution-view.ts';
import type { JournalEvent, LogLine } from '../common/execution/journal-event.ts';
import type { JsonValue } from '../common/json/json-value.ts';
import type { Transport } from './create-transport.ts';
import type { Page, PageQuery } from './page.ts';
import type { RequestOptions } from './request-options.ts';
import { type ExecutionStreamMessage, type StreamExecutionOptions, streamExecution } from './stream-execution.ts';
import { type ExecutionListFilter, type ExecutionListMessage, streamExecutions } from './stream-executions.ts';

/** Where to go on in a journal. */
export interface AfterQuery {
  /** default 0, from the beginning */
  after?: number | undefined;
  /** default 500, which is also the most for events */
  limit?: number | undefined;
}

export interface ExecutionScopeQuery {
  workflowId?: string | undefined;
  /** the user that it runs as */
  user?: string | undefined;
}

export interface ExecutionFilterQuery extends ExecutionScopeQuery {
  /** ISO 8601: triggered at or after */
  from?: string | undefined;
  /** ISO 8601: triggered before */
  to?: string | undefined;
}

export interface ListExecutionsQuery extends ExecutionFilterQuery, PageQuery {
  status?: ExecutionStatus | undefined;
}

/** Whatever is not there, or not the caller's to see, is `EXECUTION_NOT_FOUND`. */
export interface ExecutionClient {
  listExecutions(query?: ListExecutionsQuery, options?: RequestOptions): Promise<Page<ExecutionSummary>>;
  getExecution(id: string, options?: RequestOptions): Promise<ExecutionView>;
  getExecutionGraph(id: string, options?: RequestOptions): Promise<ExecutionGraph>;
  /** `next` is the last `seq` returned, `after` when none */
  listEvents(id: string, query?: AfterQuery, options?: RequestOptions): Promise<{ events: JournalEvent[]; next: number }>;
  /** the whole value, whatever its size */
  getExecutionInput(id: string, options?: RequestOptions): Promise<JsonValue>;
  /** @throws PerdureError `NOT_FOUND` before the end */
  getExecutionOutput(id: string, options?: RequestOptions): Promise<JsonValue>;
  getNodeInput(id: string, visit: string, options?: RequestOptions): Promise<JsonValue>;
  getNodeOutput(id: string, visit: string, options?: RequestOptions): Promise<JsonValue>;
  listNodeLogs(
    id: string,
    visit: string,
    query?: AfterQuery,
    options?: RequestOptions,
  ): Promise<{ lines: (LogLine & { seq: number })[]; next: number }>;
  /** @throws PerdureError `EXECUTION_ENDED` */
  cancelExecution(id: string, request?: { reason?: string | undefined }, options?: RequestOptions): Promise<void>;
  /** its page in Temporal's UI; null when the operator named none, or before it was handed over */
  getTemporalLink(id: string, options?: RequestOptions): Promise<{ uiUrl: string | null }>;
  streamExecution(id: string, options?: StreamExecutionOptions): AsyncIterable<ExecutionStreamMessage>;
  streamExecutions(filter?: ExecutionListFilter, options?: RequestOptions): AsyncIterable<ExecutionListMessage>;
  getExecutionCounts(query?: ExecutionFilterQuery, options?: RequestOptions): Promise<ExecutionCounts>;
  /** over the last `hours`, 1 to 168, default 24 */
  getExecutionActivity(query?: ExecutionScopeQuery & { hours?: number | undefined }, options?: RequestOptions): Promise<ExecutionActivity>;
  /** of up to 50 executions, in the order of `ids` */
  getExecutionStrips(ids: readonly string[], options?: RequestOptions): Promise<ExecutionStrip[]>;
}

export function createExecutionClient(transport: Transport): ExecutionClient {
  const { ask, send } = transport;
  const pathOf = (id: string, rest = '') => `/api/executions/${encodeURIComponent(id)}${rest}`;
  const nodePath = (id: string, visit: string, what: string) => pathOf(id, `/nodes/${encodeURIComponent(visit)}/${what}`);
  return {
    listExecutions: (query, { signal } = {}) => ask({ path: '/api/executions', query: { ...query }, signal }),
    getExecution: (id, { signal } = {}) => ask({ path: pathOf(id), signal }),
    getExecutionGraph: (id, { signal } = {}) => ask({ path: pathOf(id, '/graph'), signal }),
    listEvents: (id, query, { signal } = {}) => ask({ path: pathOf(id, '/events'), query: { ...query }, signal }),
    getExecutionInput: (id, { signal } = {}) => ask({ path: pathOf(id, '/input'), signal }),
    getExecutionOutput: (id, { signal } = {}) => ask({ path: pathOf(id, '/output'), signal }),
    getNodeInput: (id, visit, { signal } = {}) => ask({ path: nodePath(id, visit, 'input'), signal }),
    getNodeOutput: (id, visit, { signal } = {}) => ask({ path: nodePath(id, visit, 'output'), signal }),
    listNodeLogs: (id, visit, query, { signal } = {}) => ask({ path: nodePath(id, visit, 'logs'), query: { ...query }, signal }),
    async cancelExecution(id, { reason } = {}, { signal } = {}) {
      await send({ method: 'POST', path: pathOf(id, '/cancel'), body: { reason }, signal });
    },
    getTemporalLink: (id, { signal } = {}) => ask({ path: pathOf(id, '/temporal-link'), signal }),
    streamExecution: (id, options) => streamExecution(transport, id, options),
    streamExecutions: (filter, options) => streamExecutions(transport, filter, options),
    getExecutionCounts: (query, { signal } = {}) => ask({ path: '/api/executions/counts', query: { ...query }, signal }),
    getExecutionActivity: (query, { signal } = {}) => ask({ path: '/api/executions/activity', query: { ...query }, signal }),
    async getExecutionStrips(ids, { signal } = {}) {
      if (ids.length === 0) return [];
      return (await ask<{ items: ExecutionStrip[] }>({ path: '/api/executions/strips', query: { id: ids.join(',') }, signal })).items;
    },
  };
}
