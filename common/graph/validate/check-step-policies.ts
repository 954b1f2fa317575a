import { parseDuration } from '../../time/duration.ts';
import type { Graph, GraphNode } from '../graph.ts';
import type { Problem } from '../problem.ts';

const MAX_ATTEMPTS = 1000;

/** Retry policy and timeout of action nodes can be read. */
export function checkStepPolicies(graph: Graph): Problem[] {
  return graph.nodes.filter((node) => node.type === 'action').flatMap((node) => [...retryProblems(node), ...timeoutProblems(node)]);
}

function retryProblems(node: GraphNode): Problem[] {
  const problems: Problem[] = [];
  const report = (code: 'FIELD_INVALID' | 'DURATION_INVALID', field: string, message: string) =>
    problems.push({ code, message: `"${node.data.label}": ${message}`, severity: 'error', nodeId: node.id, field: `retry.${field}` });
  const { maximumAttempts, backoffCoefficient, initialInterval, maximumInterval } = node.data.retry ?? {};
  if (given(maximumAttempts) && !(Number.isInteger(maximumAttempts) && maximumAttempts >= 1 && maximumAttempts <= MAX_ATTEMPTS)) {
    report('FIELD_INVALID', 'maximumAttempts', `the number of attempts is a whole number from 1 to ${MAX_ATTEMPTS}.`);
  }
  if (given(backoffCoefficient) && !(backoffCoefficient >= 1)) {
    report('FIELD_INVALID', 'backoffCoefficient', 'the backoff coefficient is a number of 1 or more.');
  }
  for (const [field, value] of Object.entries({ initialInterval, maximumInterval })) {
    if (given(value) && parseDuration(value) === undefined) report('DURATION_INVALID', field, `${JSON.stringify(value)} is no duration.`);
  }
  return problems;
}

function timeoutProblems(node: GraphNode): Problem[] {
  const { timeout } = node.data;
  if (!given(timeout) || (parseDuration(timeout) ?? 0) > 0) return [];
  const message = `"${node.data.label}": the timeout ${JSON.stringify(timeout)} is no duration longer than nothing.`;
  return [{ code: 'DURATION_INVALID', message, severity: 'error', nodeId: node.id, field: 'timeout' }];
}

function given<T>(value: T | undefined | null): value is T {
  return value !== undefined && value !== null;
}
