import { createHmac, timingSafeEqual } from 'node:crypto';

export const SESSION_COOKIE = 'shop_session';

export interface ShopUser {
  userName: string;
  displayName: string;
}

/** The value of the cookie: who it is, and this app's signature. */
export function sealSession(user: ShopUser): string {
  const said = Buffer.from(JSON.stringify(user)).toString('base64url');
  return `${said}.${signatureOf(said).toString('base64url')}`;
}

/** Who a `Cookie` header speaks of; null when the cookie is missing or not of this app's making. */
export function sessionOf(cookieHeader: string | undefined): ShopUser | null {
  const [, said = '', signature = ''] = new RegExp(`(?:^|;\\s*)${SESSION_COOKIE}=([\\w-]+)\\.([\\w-]+)`).exec(cookieHeader ?? '') ?? [];
  const [given, right] = [Buffer.from(signature, 'base64url'), signatureOf(said)];
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  return JSON.parse(Buffer.from(said, 'base64url').toString('utf8'));
}

function signatureOf(said: string): Buffer {
  const secret = process.env.SESSION_SECRET;
  if (!secret) throw new Error('SESSION_SECRET is not set');
  return createHmac('sha256', secret).update(said).digest();
}
