import { type Principal, SCOPES } from '../../common/access/principal.ts';

/** Whom the API key and the sign-in links of `perdure dev` stand for. */
export const DEV_USER: Principal = { userName: 'dev', scopes: SCOPES };
