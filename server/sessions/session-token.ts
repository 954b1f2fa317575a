import { createHash, randomBytes } from 'node:crypto';

const TOKEN_BYTES = 32;
/** 32 bytes are 43 characters of base64url */
const SHAPE = /^[A-Za-z0-9_-]{43}$/;

/** For a session, or for a sign-in link. */
export function generateSessionToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** Whether a text can be a token at all. */
export function isSessionToken(text: string): boolean {
  return SHAPE.test(text);
}

/** What is stored of a token. It has 256 random bits, so a plain hash is as good as a slow one. */
export function hashSessionToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
