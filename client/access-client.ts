import type { ApiKey } from '../common/access/api-key.ts';
import type { SystemInfo } from '../common/system/system-info.ts';
import type { CreateKeyRequest } from './create-key-request.ts';
import type { Transport } from './create-transport.ts';
import type { Me } from './me.ts';
import type { Page, PageQuery } from './page.ts';
import type { RequestOptions } from './request-options.ts';

export interface AccessClient {
  /** @throws PerdureError `UNAUTHORIZED` when nobody is signed in */
  getMe(options?: RequestOptions): Promise<Me>;
  /** Signs this browser in. @throws PerdureError `UNAUTHORIZED` */
  createSession(apiKey: string, options?: RequestOptions): Promise<void>;
  endSession(options?: RequestOptions): Promise<void>;
  listKeys(query?: PageQuery, options?: RequestOptions): Promise<Page<ApiKey>>;
  /** `key` is in this answer only */
  createKey(request: CreateKeyRequest, options?: RequestOptions): Promise<ApiKey & { key: string }>;
  revokeKey(id: string, options?: RequestOptions): Promise<void>;
  getSystem(options?: RequestOptions): Promise<SystemInfo>;
}

export function createAccessClient({ ask, send }: Transport): AccessClient {
  return {
    getMe: ({ signal } = {}) => ask({ path: '/api/me', signal }),
    async createSession(apiKey, { signal } = {}) {
      await send({ method: 'POST', path: '/api/session', body: { apiKey }, signal });
    },
    async endSession({ signal } = {}) {
      await send({ method: 'DELETE', path: '/api/session', signal });
    },
    listKeys: (query, { signal } = {}) => ask({ path: '/api/keys', query: { ...query }, signal }),
    createKey: (request, { signal } = {}) => ask({ method: 'POST', path: '/api/keys', body: request, signal }),
    async revokeKey(id, { signal } = {}) {
      await send({ method: 'DELETE', path: `/api/keys/${encodeURIComponent(id)}`, signal });
    },
    getSystem: ({ signal } = {}) => ask({ path: '/api/system', signal }),
  };
}
