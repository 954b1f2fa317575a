import type { RetryPolicy } from '../../common/graph/plan.ts';

/** The pause after the `counted`th attempt, in ms. */
export function retryDelayMs(policy: RetryPolicy, counted: number): number {
  return Math.min(policy.maximumIntervalMs, policy.initialIntervalMs * policy.backoffCoefficient ** (counted - 1));
}
