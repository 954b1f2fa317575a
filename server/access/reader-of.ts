import type { Principal } from '../../common/access/principal.ts';
import type { Reader } from '../../db/reader.ts';
import { hasScope } from './has-scope.ts';

/** The principal as statements take it. */
export function readerOf(principal: Principal): Reader {
  return { userName: principal.userName, admin: hasScope(principal, 'admin') };
}
