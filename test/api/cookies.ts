import type { TestApi } from './support.ts';

/** The `Set-Cookie` of the session: its value, and its attributes in lower case. */
export function sessionCookieOf(headers: Headers): { value: string; attributes: string[] } | null {
  const line = headers.getSetCookie().find((cookie) => cookie.startsWith('perdure_session='));
  if (line === undefined) return null;
  const [pair = '', ...attributes] = line.split('; ');
  return { value: pair.slice('perdure_session='.length), attributes: attributes.map((text) => text.toLowerCase()) };
}

/** Signs in with a key. Returns what a browser would send from then on. */
export async function signIn(api: TestApi, apiKey: string): Promise<string> {
  const { headers } = await api.ask('POST', '/api/session', { apiKey }, { key: null });
  return `perdure_session=${sessionCookieOf(headers)?.value}`;
}
