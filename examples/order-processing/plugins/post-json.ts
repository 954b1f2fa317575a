import type { StepContext } from 'perdure/server';

/**
 * Sends JSON and returns what a step returns. The idempotency key is the same over all attempts of a node, so that a
 * service which got an attempt through whose answer was lost does not do the work twice.
 */
export async function postJson(context: StepContext, url: string, body: object) {
  const response = await context.fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': context.idempotencyKey },
    body: JSON.stringify(body),
    signal: context.signal,
  });
  if (!response.ok) {
    const retryable = response.status >= 500 || response.status === 429;
    return { success: false, error: `${new URL(url).pathname} answered ${response.status}`, retryable };
  }
  return { success: true, data: await response.json() };
}
