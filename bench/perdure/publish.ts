import type { Graph } from 'perdure/common';
import type { Environment } from '../environment/start-environment.ts';

/** Stores and publishes a graph; returns the workflow's id. */
export async function publish(environment: Environment, name: string, graph: Graph): Promise<string> {
  const post = async (path: string, body: object) => {
    const response = await fetch(environment.apiUrl + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${environment.apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`POST ${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as { id: string };
  };
  const { id } = await post('/api/workflows', { name, graph });
  await post(`/api/workflows/${id}/publish`, {});
  return id;
}
