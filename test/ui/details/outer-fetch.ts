import { runInThisContext } from 'node:vm';

/** Node's own `fetch`, which jsdom does not have. It takes no signal of jsdom's, so that one is passed on. */
export const outerFetch: typeof fetch = (input, init = {}) => {
  const { fetch: nodeFetch, AbortController: NodeAbortController } = runInThisContext('globalThis') as typeof globalThis;
  const { signal, ...rest } = init;
  const abort = new NodeAbortController();
  signal?.addEventListener('abort', () => abort.abort());
  return nodeFetch(input, { ...rest, signal: abort.signal });
};
