import { PerdureError } from '../errors/perdure-error.ts';
import type { CatalogAction } from '../plugin/catalog.ts';
import { parseDuration } from '../time/duration.ts';
import type { GraphNode, RetrySource } from './graph.ts';
import type { RetryPolicy } from './plan.ts';

const DEFAULT_RETRY: Required<RetrySource> = { maximumAttempts: 3, initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '30s' };
const DEFAULT_TIMEOUT = '1m';

/** Retry policy and timeout of an action node: what it says itself, then what its action says, then the defaults. */
export function stepPolicy(node: GraphNode, action: CatalogAction | undefined): { retry: RetryPolicy; timeoutMs: number } {
  const retry = { ...DEFAULT_RETRY, ...given(action?.retry), ...given(node.data.retry) };
  return {
    retry: {
      maximumAttempts: retry.maximumAttempts,
      initialIntervalMs: duration(node, 'retry.initialInterval', retry.initialInterval),
      backoffCoefficient: retry.backoffCoefficient,
      maximumIntervalMs: duration(node, 'retry.maximumInterval', retry.maximumInterval),
    },
    timeoutMs: duration(node, 'timeout', node.data.timeout ?? action?.timeout ?? DEFAULT_TIMEOUT),
  };
}

/** Keys that hold nothing leave the default in place. */
function given(source: RetrySource | undefined): RetrySource {
  return Object.fromEntries(Object.entries(source ?? {}).filter(([, value]) => value !== undefined && value !== null));
}

function duration(node: GraphNode, field: string, value: string | number): number {
  const ms = parseDuration(value);
  if (ms === undefined)
    throw new PerdureError('GRAPH_SHAPE', `Node "${node.id}": ${field} is ${JSON.stringify(value)}, which is no duration.`);
  return ms;
}
