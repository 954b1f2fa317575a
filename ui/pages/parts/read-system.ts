import type { PerdureClient } from '../../../client/create-client.ts';
import type { SystemInfo } from '../../../common/system/system-info.ts';

/** Asks once more before it says that Temporal does not answer: an api that has just started may still have been loading its client. */
export async function readSystem(client: PerdureClient, signal: AbortSignal): Promise<SystemInfo> {
  const system = await client.getSystem({ signal });
  return system.temporal.reachable ? system : client.getSystem({ signal });
}
