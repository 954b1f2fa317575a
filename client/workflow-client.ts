import type { WorkflowRuns } from '../common/execution/workflow-runs.ts';
import type { JsonObject } from '../common/json/json-value.ts';
import type { Transport } from './create-transport.ts';
import type { Page, PageQuery } from './page.ts';
import type { RequestOptions } from './request-options.ts';
import type { Workflow, WorkflowVersion, WorkflowVersionWithGraph } from './workflow.ts';

export interface WorkflowClient {
  /** own and shared ones; `search` is part of a name or description */
  listWorkflows(query?: PageQuery & { search?: string | undefined }, options?: RequestOptions): Promise<Page<Workflow>>;
  getWorkflow(id: string, options?: RequestOptions): Promise<Workflow>;
  listVersions(id: string, query?: PageQuery, options?: RequestOptions): Promise<Page<WorkflowVersion>>;
  getVersion(id: string, version: number, options?: RequestOptions): Promise<WorkflowVersionWithGraph>;
  /** Runs the published version, or `version`, as the caller. The same key and request again start nothing new. */
  triggerWorkflow(
    id: string,
    request?: { input?: JsonObject | undefined; version?: number | undefined },
    options?: RequestOptions & { idempotencyKey?: string | undefined },
  ): Promise<{ executionId: string; status: 'running' }>;
  /** the last `limit` (1 to 100, default 20) executions of each of up to 50 workflows, in the order of `ids` */
  getWorkflowRuns(ids: readonly string[], limit?: number, options?: RequestOptions): Promise<WorkflowRuns[]>;
}

export function createWorkflowClient({ ask }: Transport): WorkflowClient {
  const pathOf = (id: string, rest = '') => `/api/workflows/${encodeURIComponent(id)}${rest}`;
  return {
    listWorkflows: (query, { signal } = {}) => ask({ path: '/api/workflows', query: { ...query }, signal }),
    getWorkflow: (id, { signal } = {}) => ask({ path: pathOf(id), signal }),
    listVersions: (id, query, { signal } = {}) => ask({ path: pathOf(id, '/versions'), query: { ...query }, signal }),
    getVersion: (id, version, { signal } = {}) => ask({ path: pathOf(id, `/versions/${version}`), signal }),
    triggerWorkflow: (id, { input, version } = {}, { idempotencyKey, signal } = {}) =>
      ask({
        method: 'POST',
        path: pathOf(id, '/executions'),
        body: { input, version },
        ...(idempotencyKey === undefined ? {} : { headers: { 'idempotency-key': idempotencyKey } }),
        signal,
      }),
    async getWorkflowRuns(ids, limit, { signal } = {}) {
      if (ids.length === 0) return [];
      const query = { workflowId: ids.join(','), limit };
      return (await ask<{ items: WorkflowRuns[] }>({ path: '/api/workflows/runs', query, signal })).items;
    },
  };
}
