import { migrate } from '../../db/migrate.ts';
import { databaseError } from '../../server/database/database-error.ts';
import { createAppLink } from './create-app-link.ts';
import { loadDemo } from './demo.ts';
import { ensureEncryptionKeys } from './encryption-keys.ts';
import { ensureDevKey } from './ensure-dev-key.ts';
import { createProgress, type Progress } from './progress.ts';
import { runDemo } from './run-demo.ts';
import { sayWhere } from './say-where.ts';
import type { StackOptions } from './stack-options.ts';
import { startApiChild, startWorkerChild } from './start-children.ts';
import { startDatabasePart } from './start-database-part.ts';
import { startTemporalPart } from './start-temporal-part.ts';

/** Starts every part in turn, each only when those it needs are there, then runs the demo and says where things are. */
export async function startDevStack(options: StackOptions): Promise<void> {
  const { home, info, signal } = options;
  const { schema, taskQueue } = options.environment;
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

  info.set({
    ...{ apiKey, databaseUrl, taskQueue },
    ...{ temporalAddress: temporal.address, temporalUiUrl: temporal.uiUrl, namespace: temporal.namespace },
  });
  const env = {
    DATABASE_URL: databaseUrl,
    PERDURE_HOME: home,
    PERDURE_ENCRYPTION_KEYS: ensureEncryptionKeys(home),
    ...temporal.env,
    ...demo?.env,
  };
  progress.begin('api');
  const apiStarts = startApiChild(options, env);
  const workerStarts = startWorkerChild(options, env);
  // both are waited for below; the first failure must not leave the other one unheard
  workerStarts.catch(() => undefined);
  progress.done('api', await apiStarts);
  progress.begin('worker');
  await workerStarts;
  signal.throwIfAborted();
  progress.done('worker', `task queue ${taskQueue}`);
  info.publish();

  if (demo !== null) await runDemo(demo, info.current(), options);
  signal.throwIfAborted();
  sayWhere(options.screen, info.current(), home, await createAppLink(info.current(), options));
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
