import { execFile } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sendSignal } from '../../cli/dev/process/stop-process.ts';
import { findTemporalExecutable } from '../../cli/dev/temporal-server/find-temporal-executable.ts';
import { startTemporalServer } from '../../cli/dev/temporal-server/start-temporal-server.ts';
import { runFolder, sweepRunFolders } from './run-folder.ts';
import { makeTemplateDatabase } from './template-database.ts';
import { startTestPostgres } from './test-postgres.ts';

export interface TestServices {
  url: string;
  stop(): Promise<void>;
}

const say = (line: string) => process.stderr.write(`${line}\n`);

interface Running {
  pid: number;
  stop(): Promise<void>;
}

/**
 * One PostgreSQL and one Temporal server for a whole run of Jest, each started when the first test asks for it, so that
 * pure tests pay nothing. Test processes ask by HTTP on loopback: `GET /postgres` gives the URL of the maintenance
 * database, `GET /temporal` the address, `GET /package` the path of the packed package.
 */
export async function startTestServices(): Promise<TestServices> {
  await sweepRunFolders();
  const folder = runFolder(process.pid);
  const running: Running[] = [];
  const keep = async <T extends Running>(starting: Promise<T>): Promise<T> => {
    const service = await starting;
    running.push(service);
    return service;
  };
  const starters: Record<string, () => Promise<string>> = {
    '/postgres': async () => {
      const postgres = await keep(startTestPostgres(join(folder, 'postgres')));
      await makeTemplateDatabase(postgres.url);
      return postgres.url;
    },
    '/temporal': async () => {
      const given = process.env.TEMPORAL_ADDRESS;
      if (given !== undefined) return given;
      const executable = await findTemporalExecutable({ line: say, progress: say });
      return (await keep(startTemporalServer({ executable, folder: join(folder, 'temporal'), inMemory: true, port: 0, uiPort: null })))
        .address;
    },
    '/package': async () => {
      const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
      const { stdout } = await promisify(execFile)('npm', args, { cwd: join(import.meta.dirname, '../..') });
      const [packed] = JSON.parse(stdout) as { filename: string }[];
      return join(folder, packed?.filename ?? '');
    },
  };
  const started = new Map<string, Promise<string>>();
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const start = starters[path];
    if (start === undefined) {
      response.writeHead(404).end();
      return;
    }
    const answer = started.get(path) ?? start();
    started.set(path, answer);
    answer.then(
      (text) => response.end(text),
      (error) =>
        response.writeHead(500).end(error instanceof Error ? `${error.message} ${'remedy' in error ? error.remedy : ''}` : String(error)),
    );
  });
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();

  // Ctrl-C leaves Jest without its teardown
  const kill = () => {
    for (const { pid } of running) sendSignal(pid, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', kill);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await Promise.allSettled(started.values());
      await Promise.all(running.map((service) => service.stop()));
      running.length = 0;
      rmSync(folder, { recursive: true, force: true });
      process.removeListener('exit', kill);
    },
  };
}
