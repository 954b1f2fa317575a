import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';

/** Waits until the server at `address` knows its default namespace. False when it died first, or stayed silent for `timeoutMs` (default one minute). */
export async function waitForTemporal(address: string, isDead: () => boolean, timeoutMs = 60_000): Promise<boolean> {
  const end = Date.now() + timeoutMs;
  while (!isDead() && Date.now() < end) {
    if (await answers(address)) return true;
    await sleep(50);
  }
  return false;
}

async function answers(address: string): Promise<boolean> {
  const connection = Connection.lazy({ address });
  try {
    await connection.withDeadline(Date.now() + 2_000, () => connection.workflowService.describeNamespace({ namespace: 'default' }));
    return true;
  } catch {
    // not yet: the caller asks again
    return false;
  } finally {
    await connection.close();
  }
}
