import { PerdureError } from '../errors/perdure-error.ts';
import type { ReferenceScope } from './reference-scope.ts';
import type { Token } from './token.ts';

/** The failure of a token without value, naming the token, where it stands, and what is missing. */
export function unresolved(token: Token, scope: ReferenceScope, field?: string): PerdureError {
  const where = field === undefined || field === '' ? '' : ` in the field "${field}"`;
  const absent = token.alternatives.find((reference) => reference.kind === 'node' && scope.output(reference.nodeId) === undefined);
  const why =
    absent?.kind === 'node' ? `the node "${absent.label || absent.nodeId}" was skipped or has not run` : 'there is nothing at this path';
  return new PerdureError('REFERENCE_UNRESOLVED', `${token.source}${where} has no value: ${why}.`, {
    fields: { token: token.source, ...(field === undefined ? {} : { field }) },
  });
}
