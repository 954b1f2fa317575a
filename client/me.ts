import type { Scope } from '../common/access/principal.ts';

/** Who is signed in. */
export interface Me {
  userName: string;
  displayName: string;
  scopes: Scope[];
  /** an API key, the sign-in of the host, or the cookie of `createSession` */
  authentication: 'key' | 'host' | 'session';
}
