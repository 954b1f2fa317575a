import { loadClientConnectConfig } from '@temporalio/envconfig';
import { PerdureError } from '../../common/errors/perdure-error.ts';

/** A Temporal that the environment names; `address` null when it names none, so that one is started. */
export interface GivenTemporal {
  /** host:port */
  address: string | null;
  namespace: string;
}

/** Reads TEMPORAL_ADDRESS and the rest of Temporal's own environment configuration, its configuration file included. */
export function readGivenTemporal(): GivenTemporal {
  try {
    const { namespace, connectionOptions } = loadClientConnectConfig();
    return { address: connectionOptions.address ?? null, namespace: namespace ?? 'default' };
  } catch (error) {
    throw new PerdureError(
      'CONFIG_INVALID',
      `Temporal's environment configuration cannot be used: ${error instanceof Error ? error.message : String(error)}`,
      {
        cause: error,
        remedy: 'Correct the TEMPORAL_… variables or the file that TEMPORAL_CONFIG_FILE names.',
      },
    );
  }
}
