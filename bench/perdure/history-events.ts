import { Client, Connection } from '@temporalio/client';

/** The mean number of history events of some executions. */
export async function historyEvents(temporalAddress: string, executionIds: readonly string[]): Promise<number> {
  const connection = await Connection.connect({ address: temporalAddress });
  try {
    const client = new Client({ connection });
    const lengths = await Promise.all(executionIds.map(async (id) => (await client.workflow.getHandle(id).describe()).historyLength));
    return lengths.reduce((sum, n) => sum + n, 0) / lengths.length;
  } finally {
    await connection.close();
  }
}
