import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { catalogOf } from '../../../api/catalog-of.ts';
import { createApiDeps } from '../../../api/create-api-deps.ts';
import { createApp } from '../../../api/create-app.ts';
import { silentLog } from '../../../api/silent-log.ts';
import { connectTemporalLazily } from '../../../api/temporal-lookup.ts';
import { closeServer, type TestApi } from '../../api/support.ts';

export interface WatchedApi {
  url: string;
  port: number;
  stop(): Promise<void>;
  /** on the same port */
  start(): Promise<void>;
}

/** A second API process's worth over the database of `api`, which can be stopped and started again. */
export async function startWatchedApi(api: TestApi): Promise<WatchedApi> {
  let port = 0;
  let running: { server: Server; close(): Promise<void> } | null = null;
  const start = async () => {
    const deps = createApiDeps({
      database: api.db.database,
      listenUrl: api.db.url,
      catalog: catalogOf({}),
      config: {},
      temporal: connectTemporalLazily({ address: '127.0.0.1:1' }),
      log: silentLog,
    });
    const server = createServer(createApp(deps, { appFolder: null }));
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
    running = {
      server,
      async close() {
        await deps.changes.close();
        await closeServer(server);
      },
    };
  };
  await start();
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    start,
    async stop() {
      const was = running;
      running = null;
      await was?.close();
    },
  };
}
