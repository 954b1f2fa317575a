import { Client } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { NativeConnection } from '@temporalio/worker';
import { errorMessage } from '../common/errors/error-message.ts';
import { PerdureError } from '../common/errors/perdure-error.ts';

export interface TemporalAccess {
  connection: NativeConnection;
  client: Client;
  namespace: string;
}

/**
 * Connects as Temporal's own environment configuration says; `address` and `namespace` go before it. The client shares the
 * worker's connection, which is what makes eager starts possible. Throws `TEMPORAL_UNREACHABLE`.
 */
export async function connectTemporal(options: { address: string | null; namespace: string | null }): Promise<TemporalAccess> {
  const configured = loadClientConnectConfig();
  const connectionOptions = { ...configured.connectionOptions, ...(options.address ? { address: options.address } : {}) };
  const namespace = options.namespace ?? configured.namespace ?? 'default';
  const address = connectionOptions.address ?? '127.0.0.1:7233';
  try {
    const connection = await NativeConnection.connect({ ...connectionOptions, address });
    return { connection, client: new Client({ connection, namespace }), namespace };
  } catch (error) {
    throw new PerdureError('TEMPORAL_UNREACHABLE', `Temporal does not answer at ${address}: ${errorMessage(error)}`, { cause: error });
  }
}
