import { Connection } from '@temporalio/client';
import { placeOf } from '../../server/database/database-error.ts';
import type { DevInfo } from '../dev/dev-info.ts';
import { pingDatabase } from '../dev/ping-database.ts';
import { isAlive } from '../dev/process/is-alive.ts';

export interface PartStatus {
  name: string;
  where: string;
  /** null: it is well */
  fault: string | null;
}

const PATIENCE_MS = 3_000;

/** Asks every part of a running `perdure dev` how it is. */
export function checkParts(dev: DevInfo): Promise<PartStatus[]> {
  return Promise.all([
    part('PostgreSQL', placeOf(dev.databaseUrl), () => pingDatabase(dev.databaseUrl)),
    part('Temporal', `${dev.temporalAddress}, namespace ${dev.namespace}`, () => pingTemporal(dev.temporalAddress)),
    part('api', dev.apiUrl, () => pingApi(dev.apiUrl)),
    part('worker', `task queue ${dev.taskQueue}`, async () => {
      if (dev.workerPid === null || !isAlive(dev.workerPid)) throw new Error('it is being started again');
    }),
  ]);
}

async function part(name: string, where: string, ask: () => Promise<void>): Promise<PartStatus> {
  try {
    await ask();
    return { name, where, fault: null };
  } catch (error) {
    return { name, where, fault: error instanceof Error ? error.message || error.name : String(error) };
  }
}

async function pingTemporal(address: string): Promise<void> {
  const connection = await Connection.connect({ address, connectTimeout: PATIENCE_MS });
  await connection.close();
}

async function pingApi(apiUrl: string): Promise<void> {
  const response = await fetch(`${apiUrl}/readyz`, { signal: AbortSignal.timeout(PATIENCE_MS) });
  if (response.ok) return;
  const problem = (await response.json().catch(() => null)) as { detail?: unknown } | null;
  throw new Error(typeof problem?.detail === 'string' ? problem.detail : `it answers ${response.status}`);
}
