import { pino } from 'pino';
import { PerdureError } from '../../common/errors/perdure-error.ts';
import { type Environment, readEnvironment } from '../../server/config/environment.ts';
import type { ServerConfig } from '../../server/config/server-config.ts';
import type { Log } from '../../server/log.ts';
import { loadConfigFile } from './load-config-file.ts';

export interface ProcessSettings {
  environment: Environment;
  /** of the environment, which must name one */
  databaseUrl: string;
  config: ServerConfig;
  log: Log;
}

/** What an api or a worker starts with: environment, configuration file, log. Throws `CONFIG_INVALID`, `CONFIG_FAILED`, `NOT_CONFIGURED`. */
export async function readProcessSettings(configFile: string | undefined, name: string): Promise<ProcessSettings> {
  const { environment, warnings } = readEnvironment(process.env);
  const { databaseUrl, logLevel } = environment;
  if (databaseUrl === null) {
    throw new PerdureError('NOT_CONFIGURED', 'DATABASE_URL is not set.', {
      remedy: `Set DATABASE_URL for \`${name}\`; \`perdure dev\` starts a PostgreSQL of its own.`,
    });
  }
  // pino's own destination retries for ever, at exit, what it cannot write because the reader is gone
  const destination = { write: (line: string) => void process.stdout.write(line) };
  const log = pino({ level: logLevel, base: { pid: process.pid, name } }, destination);
  const loaded = await loadConfigFile(configFile);
  // a `perdure dev` that started this process has said them already
  const level = process.connected ? 'info' : 'warn';
  for (const warning of [...warnings, ...loaded.warnings]) log[level](warning);
  return { environment, databaseUrl, config: loaded.config, log };
}
