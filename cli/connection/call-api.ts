import { PerdureError } from '../../common/errors/perdure-error.ts';
import type { JsonValue } from '../../common/json/json-value.ts';
import type { ApiTarget } from './api-target.ts';
import { isErrorCode } from './is-error-code.ts';

export interface ApiRequest {
  method?: 'GET' | 'POST';
  body?: JsonValue;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** Calls the API; a refusal becomes the `PerdureError` of its code, an API that is away `UNAVAILABLE`. */
export async function callApi(target: ApiTarget, path: string, request: ApiRequest = {}): Promise<Response> {
  const response = await send(target, path, request);
  if (response.ok) return response;
  const problem = await response.json().catch(() => null);
  const { code, detail, title } = (problem ?? {}) as { code?: unknown; detail?: unknown; title?: unknown };
  const message = [detail, title].find((text) => typeof text === 'string') ?? `The API answered ${response.status}.`;
  throw new PerdureError(isErrorCode(code) ? code : 'INTERNAL', String(message));
}

async function send(target: ApiTarget, path: string, request: ApiRequest): Promise<Response> {
  try {
    return await fetch(target.apiUrl + path, {
      method: request.method ?? 'GET',
      headers: {
        authorization: `Bearer ${target.apiKey}`,
        ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...request.headers,
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      ...(request.signal === undefined ? {} : { signal: request.signal }),
    });
  } catch (error) {
    if (request.signal?.aborted === true) throw error;
    throw new PerdureError('UNAVAILABLE', `The API at ${target.apiUrl} does not answer.`, {
      cause: error,
      remedy: 'See `perdure status`; `perdure dev` starts an api that died again.',
    });
  }
}
