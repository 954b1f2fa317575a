import type { JournalBody } from '../../common/execution/journal-event.ts';
import { type JournalOperation, journalApply } from '../../db/statements/journal-apply.ts';
import { simpleGraph, type TestApi } from './support.ts';

/** A published workflow of `ann` and its id. */
export async function publishedWorkflow(api: TestApi, graph: object = simpleGraph): Promise<string> {
  const { json } = await api.ask('POST', '/api/workflows', { name: 'streamed', graph });
  const published = await api.ask('POST', `/api/workflows/${json.id}/publish`);
  if (published.status !== 201) throw new Error(published.text);
  return json.id;
}

export async function startedExecution(api: TestApi, workflowId: string, input: object = {}): Promise<string> {
  const { status, json, text } = await api.ask('POST', `/api/workflows/${workflowId}/executions`, { input });
  if (status !== 202) throw new Error(text);
  return json.executionId;
}

let keys = 0;

/** Writes events as the server itself does, without a Temporal run. */
export async function appendEvents(api: TestApi, executionId: string, bodies: readonly JournalBody[]): Promise<number> {
  const journal = bodies.map((body) => ({ key: `test:${++keys}`, body }));
  return apply(api, { kind: 'append', executionId, journal });
}

export async function endExecution(api: TestApi, executionId: string, body?: JournalBody): Promise<number> {
  const terminal = { key: 'end', body: body ?? { type: 'execution.completed', output: { done: true } } };
  return apply(api, { kind: 'end', executionId, terminal });
}

export function logOf(message: string, nodeId = 's'): JournalBody {
  return { type: 'node.log', visit: nodeId, nodeId, line: { at: new Date(0).toISOString(), level: 'info', message } };
}

async function apply(api: TestApi, operation: JournalOperation): Promise<number> {
  const [result] = await journalApply(api.db.database.client, [operation]);
  if (result?.fence !== 'current') throw new Error(`not written: ${JSON.stringify(result)}`);
  return result.seq;
}
