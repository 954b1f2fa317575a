/** How to reach a Perdure API. */
export interface ClientOptions {
  /** what stands before `/api`, e.g. `https://example.com/perdure`; default `''`, the origin of the page */
  baseUrl?: string;
  /** `pdk_…`, for programs; a browser is signed in by cookie instead */
  apiKey?: string;
  /** default: the global one, looked up at each call */
  fetch?: typeof fetch;
}
