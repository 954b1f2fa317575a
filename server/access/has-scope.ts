import type { Principal, Scope } from '../../common/access/principal.ts';

/** Whether a principal may do what needs `scope`; `admin` may do everything. */
export function hasScope(principal: Principal, scope: Scope): boolean {
  return principal.scopes.includes(scope) || principal.scopes.includes('admin');
}
