import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../cli/dev/embedded-postgres/start-embedded-postgres.ts';

/**
 * A PostgreSQL of its own, fast and forgetful; the caller stops it. For tests that stop or restart the server; all others
 * take `createTestDatabase`. `port`: 0 = any, else the first to try, so that a restart can come back where it was.
 */
export function startTestPostgres(folder: string, options: { port?: number; durable?: boolean } = {}): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({
    folder,
    port: options.port ?? 0,
    durable: options.durable ?? false,
    settings: { max_connections: '300', shared_buffers: '64MB' },
  });
}
