import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';

interface Steps {
  noop(): Promise<null>;
}

const retry = { maximumAttempts: 3, initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '30s' } as const;
const normal = proxyActivities<Steps>({ startToCloseTimeout: '1 minute', retry });
const local = proxyLocalActivities<Steps>({ startToCloseTimeout: '1 minute', retry });

export async function normalChain(length: number): Promise<void> {
  for (let i = 0; i < length; i++) await normal.noop();
}

export async function localChain(length: number): Promise<void> {
  for (let i = 0; i < length; i++) await local.noop();
}
