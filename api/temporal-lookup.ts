import type { Connection } from '@temporalio/client';
import { errorMessage } from '../common/errors/error-message.ts';
import { PerdureError } from '../common/errors/perdure-error.ts';
import type { TemporalGateway } from '../server/temporal/temporal-gateway.ts';

/** Where Temporal is; what is absent comes from Temporal's own environment configuration. */
export interface TemporalSettings {
  /** `host:port` */
  address?: string | null;
  namespace?: string | null;
  taskQueue?: string;
}

/** The way to Temporal, which the API needs for a single route. */
export interface TemporalLookup {
  /** Connects at the first call; nothing of Temporal is loaded before. @throws PerdureError `TEMPORAL_UNREACHABLE` */
  gateway(): Promise<TemporalGateway>;
  close(): Promise<void>;
}

interface Connected {
  connection: Connection;
  gateway: TemporalGateway;
}

export function connectTemporalLazily(settings: TemporalSettings = {}): TemporalLookup {
  let connecting: Promise<Connected> | null = null;
  return {
    async gateway() {
      connecting ??= connect(settings);
      try {
        return (await connecting).gateway;
      } catch (error) {
        connecting = null;
        throw error;
      }
    },
    async close() {
      const connected = await connecting?.catch(() => null);
      await connected?.connection.close();
    },
  };
}

async function connect(settings: TemporalSettings): Promise<Connected> {
  const [{ Client, Connection }, { loadClientConnectConfig }, { createTemporalGateway }] = await Promise.all([
    import('@temporalio/client'),
    import('@temporalio/envconfig'),
    import('../server/temporal/create-temporal-gateway.ts'),
  ]);
  const configured = loadClientConnectConfig();
  const address = settings.address ?? configured.connectionOptions.address ?? '127.0.0.1:7233';
  try {
    const connection = await Connection.connect({ ...configured.connectionOptions, address, connectTimeout: 5_000 });
    const client = new Client({ connection, namespace: settings.namespace ?? configured.namespace ?? 'default' });
    return { connection, gateway: createTemporalGateway({ client, taskQueue: settings.taskQueue ?? 'perdure', deadlineMs: 5_000 }) };
  } catch (error) {
    throw new PerdureError('TEMPORAL_UNREACHABLE', `Temporal does not answer at ${address}: ${errorMessage(error)}`, { cause: error });
  }
}
