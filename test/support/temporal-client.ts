import { Client, Connection } from '@temporalio/client';
import { temporalAddress } from './temporal-address.ts';

/** A client of the Temporal server of this test run. The caller closes its connection. */
export async function connectTestTemporal(): Promise<{ client: Client; connection: Connection }> {
  const connection = await Connection.connect({ address: await temporalAddress() });
  return { client: new Client({ connection }), connection };
}
