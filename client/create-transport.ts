import type { ClientOptions } from './client-options.ts';
import { responseError, unreachableError, unreadableError } from './response-error.ts';

export interface ApiRequest {
  /** default `GET` */
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** from `/api` on, its variable parts encoded */
  path: string;
  /** absent and undefined ones are left out */
  query?: Record<string, string | number | undefined>;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
}

/** Sends requests. @throws PerdureError what the API refused, or `UNAVAILABLE` */
export interface Transport {
  send(request: ApiRequest): Promise<Response>;
  /** the JSON of the answer */
  ask<Answer>(request: ApiRequest): Promise<Answer>;
}

export function createTransport({ baseUrl = '', apiKey, fetch: ownFetch }: ClientOptions): Transport {
  const base = baseUrl.replace(/\/+$/, '');
  const authorization: Record<string, string> = apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` };
  const send = async ({ method = 'GET', path, query = {}, body, headers, signal }: ApiRequest): Promise<Response> => {
    const url = `${base}${path}${queryText(query)}`;
    let response: Response;
    try {
      response = await (ownFetch ?? fetch)(url, {
        method,
        headers: {
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...authorization,
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(signal === undefined ? {} : { signal }),
        credentials: apiKey === undefined && isForeign(base) ? 'include' : 'same-origin',
      });
    } catch (error) {
      signal?.throwIfAborted();
      throw unreachableError(`${base}${path}`, error);
    }
    if (!response.ok) throw await responseError(response);
    return response;
  };
  const ask = async <Answer>(request: ApiRequest): Promise<Answer> => {
    const response = await send(request);
    if (!/^application\/json\b/.test(response.headers.get('content-type') ?? '')) {
      await response.body?.cancel();
      throw unreadableError(response);
    }
    let text: string;
    try {
      text = await response.text();
    } catch (error) {
      request.signal?.throwIfAborted();
      throw unreachableError(`${base}${request.path}`, error);
    }
    try {
      return JSON.parse(text) as Answer;
    } catch (error) {
      throw unreadableError(response, error);
    }
  };
  return { send, ask };
}

function queryText(query: Record<string, string | number | undefined>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) parameters.set(name, String(value));
  }
  return parameters.size === 0 ? '' : `?${parameters}`;
}

/** Whether a browser would keep its cookies to itself. */
function isForeign(base: string): boolean {
  // only browsers have one
  const { location } = globalThis as { location?: { href: string; origin: string } };
  return location !== undefined && URL.canParse(base) && new URL(base).origin !== location.origin;
}
