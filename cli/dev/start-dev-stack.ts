import { migrate } from '../../db/migrate.ts';
import type { Environment } from '../../server/config/environment.ts';
import { databaseError } from '../connection/database-error.ts';
import { loadDemo } from './demo.ts';
import { ensureEncryptionKeys } from './encryption-keys.ts';
import { ensureDevKey } from './ensure-dev-key.ts';
import { findFreePort } from './free-port.ts';
import { createProgress, type Progress } from './progress.ts';
import { runDemo } from './run-demo.ts';
import { sayWhere } from './say-where.ts';
import type { StackOptions } from './stack-options.ts';
import { startChildren } from './start-children.ts';
import { startDatabasePart } from './start-database-part.ts';
import { startTemporalPart } from './start-temporal-part.ts';

/** Starts every part in turn, each only when those it needs are there, then runs the demo and says where things are. */
export async function startDevStack(options: StackOptions): Promise<void> {
  const { home, environment, info, signal } = options;
  const { schema, taskQueue } = environment;
  const progress = createProgress(options.screen);

  const databaseUrl = await startDatabasePart(options, progress);
  signal.throwIfAborted();
  const temporal = await startTemporalPart(options, progress);
  signal.throwIfAborted();
  await prepareTables(databaseUrl, schema, progress);
  const apiKey = await ensureDevKey(home, databaseUrl, schema);
  signal.throwIfAborted();
  const demo = options.demo ? await loadDemo(options.configFile) : null;
  if (demo !== null) options.parts.push('demo', demo);

  const port = await choosePort(environment);
  const apiUrl = `http://${environment.host.includes(':') ? `[${environment.host}]` : environment.host}:${port}`;
  info.set({
    ...{ apiUrl, docsUrl: `${apiUrl}/docs`, apiKey, databaseUrl, taskQueue },
    ...{ temporalAddress: temporal.address, temporalUiUrl: temporal.uiUrl, namespace: temporal.namespace },
  });
  const env = {
    DATABASE_URL: databaseUrl,
    PERDURE_HOME: home,
    PERDURE_ENCRYPTION_KEYS: ensureEncryptionKeys(home),
    ...temporal.env,
    ...demo?.env,
  };
  progress.begin('api and worker');
  await startChildren(options, env, port);
  signal.throwIfAborted();
  progress.done('api', apiUrl);
  progress.done('worker', `task queue ${taskQueue}`);
  info.publish();

  if (demo !== null) await runDemo(demo, info.current(), options);
  signal.throwIfAborted();
  sayWhere(options.screen, info.current(), home);
}

async function prepareTables(databaseUrl: string, schema: string, progress: Progress): Promise<void> {
  progress.begin('tables');
  try {
    const applied = await migrate({ databaseUrl, schema });
    const what = applied.length === 0 ? 'up to date' : `${applied.length} migration${applied.length === 1 ? '' : 's'} applied`;
    progress.done('tables', `schema ${schema}, ${what}`);
  } catch (error) {
    throw databaseError(error, databaseUrl);
  }
}

/** A port that was asked for is not silently replaced: whoever asked would look there. */
function choosePort(environment: Environment): Promise<number> {
  return findFreePort(environment.port, environment.portIsGiven ? { tries: 1 } : {});
}
