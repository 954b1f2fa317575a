import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { ORDER_WORKFLOW_ID } from '../workflow-id.ts';
import { type ApiTarget, callApi } from './api-client.ts';

/** Stores the order workflow under its fixed id and publishes it; does nothing when this very graph is published already. */
export async function publishWorkflow(target: ApiTarget): Promise<void> {
  const graph = JSON.parse(await readFile(new URL('../workflow.json', import.meta.url), 'utf8'));
  const path = `/api/workflows/${ORDER_WORKFLOW_ID}`;
  const stored = await callApi(target, 'GET', path, undefined, [404]);
  if (stored.status === 404) {
    const description = 'Looks the customer up, reserves stock and takes payment, packs, sends a message, completes the order.';
    await callApi(target, 'POST', '/api/workflows', { id: ORDER_WORKFLOW_ID, name: 'Order processing', description, graph });
  } else if (!isDeepStrictEqual(stored.json.graph, graph)) {
    await callApi(target, 'PUT', path, { revision: stored.json.revision, graph });
  } else if (stored.json.publishedVersion !== null) {
    return;
  }
  await callApi(target, 'POST', `${path}/publish`, {});
}
