import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { catalogOf } from '../../api/catalog-of.ts';
import { type ApiSettings, createApiDeps } from '../../api/create-api-deps.ts';
import { createApp } from '../../api/create-app.ts';
import { silentLog } from '../../api/silent-log.ts';
import { connectTemporalLazily } from '../../api/temporal-lookup.ts';
import type { Scope } from '../../common/access/principal.ts';
import type { JsonObject } from '../../common/json/json-value.ts';
import type { ServerConfig } from '../../server/config/server-config.ts';
import { createApiKey } from '../../server/keys/create-api-key.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever JSON came
  json: any;
}

export interface AskOptions {
  /** a key, or null for nobody; default the key of `ann` */
  key?: string | null;
  headers?: Record<string, string>;
  /** sent as it is, instead of `body` */
  raw?: string | Uint8Array<ArrayBuffer>;
  signal?: AbortSignal;
}

export interface TestApi {
  url: string;
  db: TestDatabase;
  /** of the user `ann`, with read, run, edit */
  key: string;
  keyOf(userName: string, scopes?: readonly Scope[]): Promise<string>;
  ask(method: string, path: string, body?: unknown, options?: AskOptions): Promise<Answer>;
  /** errors that were logged as bugs */
  bugs: unknown[];
  close(): Promise<void>;
}

export interface TestApiOptions {
  config?: ServerConfig;
  settings?: ApiSettings;
  /** false: streams only poll */
  listen?: boolean;
  /** of the web app; default none */
  appFolder?: string | null;
}

/** The API on a port of its own, over a database of its own. */
export async function startTestApi({ config = {}, settings, listen = true, appFolder = null }: TestApiOptions = {}): Promise<TestApi> {
  const db = await createTestDatabase();
  const bugs: unknown[] = [];
  const deps = createApiDeps({
    database: db.database,
    listenUrl: listen ? db.url : null,
    catalog: catalogOf(config),
    config,
    temporal: connectTemporalLazily({ address: '127.0.0.1:1' }),
    log: { ...silentLog, error: (fields) => bugs.push((fields as { err?: unknown }).err ?? fields) },
    settings,
  });
  const server = createServer(createApp(deps, { appFolder }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const keyOf = async (userName: string, scopes: readonly Scope[] = ['read', 'run', 'edit']) =>
    (await createApiKey(db.database.client, { userName, scopes: ['admin'] }, { name: 'test', scopes })).key;
  const key = await keyOf('ann');
  return {
    url,
    db,
    key,
    keyOf,
    bugs,
    ask: (method, path, body, options = {}) => ask(url, method, path, body, { key, ...options }),
    async close() {
      await deps.changes.close();
      await closeServer(server);
      await db.drop();
    },
  };
}

async function ask(url: string, method: string, path: string, body: unknown, options: AskOptions): Promise<Answer> {
  const { key, headers = {}, raw, signal } = options;
  const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const response = await fetch(url + path, {
    method,
    headers: {
      ...(key === null || key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(payload === undefined ? {} : { body: payload }),
    ...(signal === undefined ? {} : { signal }),
    redirect: 'manual',
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: parse(text) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** A graph that can be published: a trigger and a value. */
export const simpleGraph: JsonObject = {
  nodes: [
    { id: 't', type: 'trigger', position: { x: 0, y: 0 }, data: { label: 'Trigger', config: {} } },
    { id: 's', type: 'set', position: { x: 200, y: 0 }, data: { label: 'Set', config: { values: { n: '{{@t:Trigger.n?}}' } } } },
  ],
  edges: [{ id: 'e', source: 't', target: 's', sourceHandle: null }],
};
