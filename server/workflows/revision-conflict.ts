import { PerdureError } from '../../common/errors/perdure-error.ts';

export function revisionConflict(given: number, stored: number): PerdureError {
  return new PerdureError('REVISION_CONFLICT', `The workflow is at revision ${stored}, the request is about revision ${given}.`, {
    fields: { revision: stored },
  });
}
