import { PerdureError } from '../common/errors/perdure-error.ts';

/** Returns `name` when it can name a schema: a letter or `_`, then letters, digits and `_`, at most 63. Otherwise throws `CONFIG_INVALID`. */
export function assertSchemaName(name: string): string {
  if (!/^[A-Za-z_][A-Za-z0-9_]{0,62}$/.test(name)) {
    throw new PerdureError(
      'CONFIG_INVALID',
      `${JSON.stringify(name)} cannot name a schema: use 1 to 63 letters, digits and "_", not beginning with a digit.`,
    );
  }
  return name;
}
