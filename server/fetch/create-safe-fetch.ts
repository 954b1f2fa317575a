import type { Agent, fetch, Response } from 'undici';
import { errorMessage } from '../../common/errors/error-message.ts';
import { isPerdureError, PerdureError } from '../../common/errors/perdure-error.ts';
import type { SafeFetch, SafeFetchInit, SafeFetchResponse } from '../../common/plugin/safe-fetch.ts';
import type { FetchConfig } from '../config/server-config.ts';
import { createAddressPolicy } from './address-policy.ts';
import { createGuardedAgent } from './create-guarded-agent.ts';
import { readBody } from './read-body.ts';
import { type OutboundRequest, redirectRequest } from './redirect-request.ts';

const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_MAX_BYTES = 10 * 1024 * 1024;
const MAX_REDIRECTS = 10;

interface Transport {
  fetch: typeof fetch;
  agent: Agent;
}

/**
 * `fetch` for everything outbound: http and https, public addresses and what `config` allows, judged at connect time and on
 * each redirect; headers beyond a harmless few are dropped when a redirect leads to another origin. The body is read whole.
 * Rejects with `ADDRESS_NOT_ALLOWED`, `TOO_LARGE`, `STEP_TIMEOUT`, the signal's own reason, or an Error that names the origin.
 */
export function createSafeFetch(config: FetchConfig = {}): SafeFetch {
  const policy = createAddressPolicy(config);
  let transport: Promise<Transport> | undefined;
  const load = async (): Promise<Transport> => {
    const undici = await import('undici');
    return { fetch: undici.fetch, agent: createGuardedAgent(undici, policy) };
  };

  return async (url, init = {}) => {
    const request: OutboundRequest = {
      url: outboundUrl(url),
      method: (init.method ?? 'GET').toUpperCase(),
      headers: init.headers ?? {},
      body: init.body,
    };
    transport ??= load();
    const { fetch, agent } = await transport;
    const timeoutMs = init.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
    try {
      return await exchange(request, init, (next) =>
        fetch(next.url, { method: next.method, headers: next.headers, body: next.body, redirect: 'manual', dispatcher: agent, signal }),
      );
    } catch (error) {
      if (timeout.aborted && !init.signal?.aborted)
        throw new PerdureError('STEP_TIMEOUT', `${request.url.origin} gave no whole answer within ${timeoutMs} ms.`);
      throw error;
    }
  };
}

async function exchange(
  first: OutboundRequest,
  init: SafeFetchInit,
  send: (request: OutboundRequest) => Promise<Response>,
): Promise<SafeFetchResponse> {
  let request = first;
  for (let redirects = 0; ; redirects++) {
    const response = await send(request).catch((error) => {
      throw namedError(error, request);
    });
    const next = init.redirect === 'manual' ? null : redirectRequest(request, response.status, response.headers.get('location'));
    if (next === null) return answer(request, response, init.maxBytes ?? DEFAULT_MAX_BYTES);
    await response.body?.cancel();
    if (init.redirect === 'error') throw new Error(`${request.url.origin} answered with a redirect to ${next.url.origin}`);
    if (redirects === MAX_REDIRECTS) throw new Error(`${first.url.origin} led to more than ${MAX_REDIRECTS} redirects`);
    request = { ...next, url: outboundUrl(next.url.href) };
  }
}

async function answer(request: OutboundRequest, response: Response, maxBytes: number): Promise<SafeFetchResponse> {
  const bytes = await readBody(response.body, maxBytes, request.url.origin);
  const text = () => new TextDecoder().decode(bytes);
  const { headers } = response;
  return {
    ok: response.ok,
    status: response.status,
    statusText: response.statusText,
    url: request.url.href,
    headers: { get: (name) => headers.get(name), entries: () => headers.entries() },
    text: async () => text(),
    json: async () => JSON.parse(text()),
    bytes: async () => bytes,
  };
}

function outboundUrl(text: string): URL {
  if (!URL.canParse(text)) throw new PerdureError('ADDRESS_NOT_ALLOWED', `${JSON.stringify(text)} is no absolute URL.`);
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new PerdureError('ADDRESS_NOT_ALLOWED', `Only http and https can be reached, not ${url.protocol}`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new PerdureError('ADDRESS_NOT_ALLOWED', `The URL of ${url.host} holds credentials; send them in a header.`);
  }
  return url;
}

/** undici says only `fetch failed`; what failed stands in the cause. */
function namedError(error: unknown, { method, url }: OutboundRequest): unknown {
  const cause = typeof error === 'object' && error !== null && 'cause' in error ? error.cause : undefined;
  if (cause === undefined) return error;
  if (isPerdureError(cause)) return cause;
  return new Error(`${method} ${url.origin} failed: ${errorMessage(cause)}`, { cause });
}
