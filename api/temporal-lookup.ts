import type { Connection, ConnectionOptions } from '@temporalio/client';
import { errorMessage } from '../common/errors/error-message.ts';
import { PerdureError } from '../common/errors/perdure-error.ts';
import type { TemporalGateway } from '../server/temporal/temporal-gateway.ts';
import type { TemporalHealth, WorkersSeen } from '../server/temporal/temporal-health.ts';
import type { TemporalPlace } from '../server/temporal/temporal-place.ts';

/** Where Temporal is; what is absent comes from Temporal's own environment configuration. */
export interface TemporalSettings {
  /** `host:port` */
  address?: string | null;
  namespace?: string | null;
  taskQueue?: string;
  /** of Temporal's UI, for links; default none */
  uiUrl?: string | null;
}

/** The way to Temporal, which the API needs for few routes. */
export interface TemporalLookup {
  /** Asks nobody. @throws PerdureError `TEMPORAL_UNREACHABLE` when Temporal's environment configuration is unusable */
  place(): Promise<TemporalPlace>;
  /** Within two seconds; never throws. */
  check(): Promise<TemporalHealth>;
  /** Connects at the first call; nothing of Temporal is loaded before. @throws PerdureError `TEMPORAL_UNREACHABLE` */
  gateway(): Promise<TemporalGateway>;
  close(): Promise<void>;
}

interface Connected {
  connection: Connection;
  gateway: TemporalGateway;
}

/** Of a check, which somebody waits for. */
const CHECK_MS = 1_800;

export function connectTemporalLazily(settings: TemporalSettings = {}): TemporalLookup {
  let connecting: Promise<Connected> | null = null;
  // also while it is being made, so that a stop does not wait until Temporal has failed to answer
  let connection: Connection | null = null;
  const connected = async (): Promise<Connected> => {
    connecting ??= connect(settings, (made) => {
      connection = made;
    });
    try {
      return await connecting;
    } catch (error) {
      connecting = null;
      throw error;
    }
  };
  return {
    place: async () => (await readSettings(settings)).place,
    gateway: async () => (await connected()).gateway,
    async check() {
      try {
        return { reachable: true, workers: await within(CHECK_MS, () => seeWorkers(settings, connected)) };
      } catch (error) {
        return { reachable: false, message: errorMessage(error) };
      }
    },
    async close() {
      await connection?.close();
    },
  };
}

async function seeWorkers(settings: TemporalSettings, connected: () => Promise<Connected>): Promise<WorkersSeen> {
  const [{ connection }, { place }, { checkTemporal }] = await Promise.all([
    connected(),
    readSettings(settings),
    import('../server/temporal/check-temporal.ts'),
  ]);
  return checkTemporal(connection, { ...place, deadlineMs: CHECK_MS });
}

/** A connection that is being made goes on beyond it, for whoever comes next. */
async function within<T>(ms: number, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`Temporal does not answer within ${ms / 1_000} s.`)), ms);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}

async function readSettings(settings: TemporalSettings): Promise<{ place: TemporalPlace; options: ConnectionOptions }> {
  const { loadClientConnectConfig } = await import('@temporalio/envconfig');
  try {
    const { connectionOptions: options, namespace } = loadClientConnectConfig();
    return {
      options,
      place: {
        address: settings.address ?? options.address ?? '127.0.0.1:7233',
        namespace: settings.namespace ?? namespace ?? 'default',
        taskQueue: settings.taskQueue ?? 'perdure',
        uiUrl: settings.uiUrl ?? null,
      },
    };
  } catch (error) {
    throw new PerdureError('TEMPORAL_UNREACHABLE', `Temporal's environment configuration is unusable: ${errorMessage(error)}`, {
      cause: error,
    });
  }
}

async function connect(settings: TemporalSettings, onMade: (connection: Connection) => void): Promise<Connected> {
  const [{ Client, Connection }, { createTemporalGateway }, { place, options }] = await Promise.all([
    import('@temporalio/client'),
    import('../server/temporal/create-temporal-gateway.ts'),
    readSettings(settings),
  ]);
  const { address, namespace, taskQueue } = place;
  const connection = Connection.lazy({ ...options, address, connectTimeout: 5_000 });
  onMade(connection);
  try {
    await connection.ensureConnected();
  } catch (error) {
    await connection.close();
    throw new PerdureError('TEMPORAL_UNREACHABLE', `Temporal does not answer at ${address}: ${errorMessage(error)}`, { cause: error });
  }
  const client = new Client({ connection, namespace });
  return { connection, gateway: createTemporalGateway({ client, taskQueue, deadlineMs: 5_000 }) };
}
