/** `fetch` for steps: the same arguments, shapes named structurally so that `common/` needs no DOM. */
export type SafeFetch = (url: string, init?: SafeFetchInit) => Promise<SafeFetchResponse>;
/** Of a `SafeFetch`; every part is optional. */
export interface SafeFetchInit {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  signal?: AbortSignal;
  redirect?: 'follow' | 'manual' | 'error';
  /** of the whole exchange; default 30 s */
  timeoutMs?: number;
  /** of the response's body; default 10 MiB */
  maxBytes?: number;
}
/** The answer, read whole. */
export interface SafeFetchResponse {
  ok: boolean;
  status: number;
  statusText: string;
  url: string;
  headers: { get(name: string): string | null; entries(): Iterable<[string, string]> };
  text(): Promise<string>;
  json(): Promise<unknown>;
  bytes(): Promise<Uint8Array>;
}
