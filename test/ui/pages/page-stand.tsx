import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runInThisContext } from 'node:vm';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { createClient, type PerdureClient } from '../../../client/create-client.ts';
import { AppProvider } from '../../../ui/provider/AppProvider.tsx';
import { outerFetch } from '../details/outer-fetch.ts';

export interface PageAnswer {
  status?: number;
  body?: unknown;
  /** instead of `body`: events that are sent at once, on a stream that stays open */
  events?: { event: string; data: unknown }[];
}

/** A small HTTP server that answers a page of the app. */
export interface PageStand {
  client: PerdureClient;
  /** what was asked for: `GET /api/workflows?limit=200` */
  asked: string[];
  /** bodies that came, in the same order */
  bodies: unknown[];
  /** by method and path, without what follows `?`; anything else is not found */
  answers: Record<string, PageAnswer | ((body: unknown) => PageAnswer)>;
  /** more on every stream that is open */
  say(event: string, data: unknown): void;
  show(page: ReactElement): ReturnType<typeof render>;
  close(): Promise<void>;
}

export async function startPageStand(): Promise<PageStand> {
  // streams are read with Node's own, which jsdom does not have
  const { TextDecoder } = runInThisContext('globalThis') as typeof globalThis;
  Object.assign(globalThis, { TextDecoder });
  const streams = new Set<{ write(text: string): void }>();
  const server: Server = createServer(async (request, response) => {
    let text = '';
    for await (const part of request) text += part;
    const body = text === '' ? undefined : JSON.parse(text);
    stand.asked.push(`${request.method} ${request.url}`);
    stand.bodies.push(body);
    const known = stand.answers[`${request.method} ${(request.url ?? '').split('?')[0]}`] ?? problem(404, 'NOT_FOUND', 'There is nothing.');
    const { status = 200, body: answer, events } = typeof known === 'function' ? known(body) : known;
    if (events !== undefined) {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(': here\n\n');
      streams.add(response);
      response.on('close', () => streams.delete(response));
      for (const { event, data } of events) response.write(lineOf(event, data));
      return;
    }
    response.writeHead(status, { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' });
    response.end(answer === undefined ? '' : JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stand: PageStand = {
    client: createClient({ baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, fetch: outerFetch }),
    asked: [],
    bodies: [],
    answers: {},
    say(event, data) {
      for (const stream of streams) stream.write(lineOf(event, data));
    },
    show(page) {
      const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
      return render(
        <AppProvider client={stand.client}>
          <QueryClientProvider client={queries}>{page}</QueryClientProvider>
        </AppProvider>,
      );
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return stand;
}

/** What the api answers to what it refuses. */
export function problem(status: number, code: string, detail: string): PageAnswer {
  return {
    status,
    body: { type: `urn:perdure:error:${code}`, title: code, status, code, detail, remedy: 'Do the other thing.', requestId: 'req-7' },
  };
}

function lineOf(event: string, data: unknown): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
