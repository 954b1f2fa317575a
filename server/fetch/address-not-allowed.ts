import { PerdureError } from '../../common/errors/perdure-error.ts';

/** `host` as it was asked for; `address` what it turned out to be. */
export function addressNotAllowed(host: string, address?: string): PerdureError {
  const what = address === undefined || address === host ? host : `${host} (${address})`;
  return new PerdureError('ADDRESS_NOT_ALLOWED', `${what} is not a public address, and the operator has not allowed it.`, {
    fields: { host },
  });
}
