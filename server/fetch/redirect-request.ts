/** What is sent, redirect after redirect. */
export interface OutboundRequest {
  url: URL;
  method: string;
  headers: Record<string, string>;
  body: string | Uint8Array | undefined;
}

/** What may go to another origin; any other header may be a credential. */
const HARMLESS = new Set(['accept', 'accept-language', 'content-type', 'content-language', 'user-agent']);

const REDIRECTS = [301, 302, 303, 307, 308];

/** The request that a redirect asks for, or null when the response is none. Throws when its target is no http or https URL. */
export function redirectRequest(request: OutboundRequest, status: number, location: string | null): OutboundRequest | null {
  if (location === null || !REDIRECTS.includes(status)) return null;
  const url = new URL(location, request.url);
  const becomesGet = status === 303 ? request.method !== 'HEAD' : (status === 301 || status === 302) && request.method === 'POST';
  const sameOrigin = url.origin === request.url.origin;
  const headers = Object.entries(request.headers).filter(([name]) => {
    const key = name.toLowerCase();
    if (becomesGet && key.startsWith('content-')) return false;
    return sameOrigin || HARMLESS.has(key);
  });
  return {
    url,
    method: becomesGet ? 'GET' : request.method,
    headers: Object.fromEntries(headers),
    body: becomesGet ? undefined : request.body,
  };
}
