import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createClient, type PerdureClient } from '../../../client/create-client.ts';
import type { ExecutionGraph } from '../../../common/execution/execution-graph.ts';
import type { ExecutionView } from '../../../common/execution/execution-view.ts';
import type { JournalEvent } from '../../../common/execution/journal-event.ts';
import { outerFetch } from '../details/outer-fetch.ts';

export interface Answer {
  status: number;
  body: unknown;
}

/** An api that answers as it is told, for states that the real one is hard to bring into; what was asked is written down. */
export interface ViewerApi {
  client: PerdureClient;
  /** `GET /api/executions/…` without query, oldest first */
  asked: string[];
  view: ExecutionView | null;
  graph: ExecutionGraph | null;
  events: JournalEvent[];
  /** before everything else */
  answer: ((path: string) => Answer | undefined) | null;
  close(): Promise<void>;
}

export const refusal = (status: number, code: string, detail: string): Answer => ({
  status,
  body: { type: 'about:blank', title: code, status, code, detail, requestId: 'req-7' },
});

export async function startViewerApi(): Promise<ViewerApi> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '').split('?')[0] ?? '');
    api.asked.push(`${request.method} ${path}`);
    const { status, body } = api.answer?.(path) ?? usual(path);
    if (body === undefined) {
      // a stream that says nothing yet
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.flushHeaders();
      return;
    }
    response.writeHead(status, { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  function usual(path: string): Answer {
    if (path.endsWith('/graph')) return api.graph === null ? missing : { status: 200, body: api.graph };
    if (path.endsWith('/stream')) return { status: 200, body: undefined };
    if (path.endsWith('/events')) return { status: 200, body: { events: api.events, next: api.events.length } };
    if (path.endsWith('/temporal-link')) return { status: 200, body: { uiUrl: null } };
    return api.view === null ? missing : { status: 200, body: api.view };
  }
  const missing = refusal(404, 'EXECUTION_NOT_FOUND', 'There is no such execution.');
  const port = (server.address() as AddressInfo).port;
  const api: ViewerApi = {
    client: createClient({ baseUrl: `http://127.0.0.1:${port}`, fetch: outerFetch }),
    asked: [],
    view: null,
    graph: null,
    events: [],
    answer: null,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return api;
}
