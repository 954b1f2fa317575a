import { createClient, type PerdureClient } from '../../client/create-client.ts';
import { isPerdureError, PerdureError } from '../../common/errors/perdure-error.ts';
import type { ApiTarget } from './api-target.ts';

export function clientOf({ apiUrl, apiKey }: ApiTarget): PerdureClient {
  return createClient({ baseUrl: apiUrl, apiKey });
}

/** Asks the API. Throws what it refuses, and `UNAVAILABLE` in this program's words when it is away. */
export async function askApi<Answer>(target: ApiTarget, ask: (client: PerdureClient) => Promise<Answer>): Promise<Answer> {
  try {
    return await ask(clientOf(target));
  } catch (error) {
    throw apiError(error, target);
  }
}

/** What the client threw, in this program's words where there was no answer. */
export function apiError(error: unknown, { apiUrl }: ApiTarget): unknown {
  if (!isPerdureError(error, 'UNAVAILABLE') || 'status' in error.fields) return error;
  return new PerdureError('UNAVAILABLE', `The API at ${apiUrl} does not answer.`, {
    cause: error,
    remedy: 'See `perdure status`; `perdure dev` starts an api that died again.',
  });
}
