import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { isPerdureError, PerdureError } from '../../common/errors/perdure-error.ts';
import { namespaceError } from '../connection/namespace-error.ts';
import { abortable } from '../process/abortable.ts';
import { readGivenTemporal } from './given-temporal.ts';
import type { Progress } from './progress.ts';
import type { StackOptions } from './stack-options.ts';
import { superviseServer } from './supervise-server.ts';
import { findTemporalExecutable } from './temporal-server/find-temporal-executable.ts';
import { startTemporalServer, type TemporalServer } from './temporal-server/start-temporal-server.ts';

export interface TemporalPart {
  /** host:port */
  address: string;
  namespace: string;
  uiUrl: string | null;
  /** what children need beside our own environment, to reach it */
  env: Record<string, string>;
}

const FIRST_PORT = 7_233;
const FIRST_UI_PORT = 8_233;

/** The Temporal that the environment names, else a development server of our own. */
export async function startTemporalPart(options: StackOptions, progress: Progress): Promise<TemporalPart> {
  const given = readGivenTemporal();
  const { namespace } = given;
  const { temporalUiUrl } = options.environment;
  progress.begin('Temporal');
  if (given.address !== null) {
    await ping(given.address, namespace);
    progress.done('Temporal', `${given.address}, namespace ${namespace}, of Temporal's environment configuration`);
    return { address: given.address, namespace, uiUrl: temporalUiUrl, env: {} };
  }
  const report = { line: (text: string) => options.screen.line(text), progress: (text: string) => progress.note(text) };
  const executable = await abortable(findTemporalExecutable(report), options.signal);
  const server = await superviseServer<TemporalServer>({
    name: 'Temporal',
    start: (before) =>
      startTemporalServer({
        executable,
        folder: join(options.home, 'temporal'),
        namespace,
        port: before?.port ?? FIRST_PORT,
        uiPort: before === null ? FIRST_UI_PORT : before.uiPort,
        ...(before === null ? {} : { portTries: 1 }),
      }),
    onPid(temporalPid) {
      if (temporalPid !== null) options.lock.note('Temporal', temporalPid);
      options.info.set({ temporalPid });
    },
    say: (line) => options.warn(line),
  });
  options.parts.push('Temporal', server);
  const { address } = server.first;
  progress.done('Temporal', `${address}, UI ${server.first.uiUrl}`);
  const env = {
    TEMPORAL_ADDRESS: address,
    TEMPORAL_NAMESPACE: namespace,
    PERDURE_TEMPORAL_UI_URL: temporalUiUrl ?? server.first.uiUrl ?? '',
  };
  return { address, namespace, uiUrl: temporalUiUrl ?? server.first.uiUrl, env };
}

async function ping(address: string, namespace: string): Promise<void> {
  const { connectionOptions } = loadClientConnectConfig();
  try {
    const connection = await Connection.connect({ ...connectionOptions, connectTimeout: '8s' });
    try {
      await connection.withDeadline(Date.now() + 8_000, () => connection.workflowService.describeNamespace({ namespace }));
    } finally {
      await connection.close();
    }
  } catch (raw) {
    const error = namespaceError(raw, { address, namespace });
    if (isPerdureError(error)) throw error;
    throw new PerdureError(
      'TEMPORAL_UNREACHABLE',
      `Temporal at ${address} does not answer: ${error instanceof Error ? error.message : String(error)}`,
      {
        cause: error,
        remedy:
          'Check TEMPORAL_ADDRESS (or the profile in the file of TEMPORAL_CONFIG_FILE), or unset it to have a development server started.',
      },
    );
  }
}
