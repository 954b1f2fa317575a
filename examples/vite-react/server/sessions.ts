import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const COOKIE = 'shop_session';
const users = new Map<string, { userName: string; displayName: string }>();

/** Begins a session; the value is what `Set-Cookie` gets. */
export function signIn(userName: string): string {
  const id = randomUUID();
  users.set(id, { userName, displayName: userName });
  return `${COOKIE}=${id}; HttpOnly; SameSite=Lax; Path=/`;
}

/** Who sent a request; null when nobody is signed in. */
export function userOf(request: IncomingMessage) {
  const [, id = ''] = new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w-]+)`).exec(request.headers.cookie ?? '') ?? [];
  return users.get(id) ?? null;
}
