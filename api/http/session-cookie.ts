import type { CookieOptions, Request, Response } from 'express';
import { SESSION_SECONDS } from '../../server/sessions/session-lifetime.ts';
import { isSessionToken } from '../../server/sessions/session-token.ts';

export const SESSION_COOKIE = 'perdure_session';

/** The token of a request's session cookie; null when there is none, or none that can be a token. */
export function sessionTokenOf(request: Request): string | null {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [name, value = ''] = pair.trim().split('=', 2);
    if (name === SESSION_COOKIE && isSessionToken(value)) return value;
  }
  return null;
}

/** `path`: where Perdure is mounted; `/` when at the top. */
export function setSessionCookie(request: Request, response: Response, path: string, token: string): void {
  response.cookie(SESSION_COOKIE, token, { ...optionsOf(request, path), maxAge: SESSION_SECONDS * 1_000 });
}

export function clearSessionCookie(request: Request, response: Response, path: string): void {
  response.clearCookie(SESSION_COOKIE, optionsOf(request, path));
}

/** Whether a proxy in front speaks https is believed where the host has set Express's `trust proxy`. */
function optionsOf(request: Request, path: string): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', secure: request.secure, path };
}
