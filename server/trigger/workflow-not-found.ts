import { PerdureError } from '../../common/errors/perdure-error.ts';

/** `Workflow not found: <id> <reason>`; the first words are a promise to hosts. `fields.reason` says the rest, e.g. `is disabled`. */
export function workflowNotFound(id: string, reason: string): PerdureError {
  return new PerdureError('WORKFLOW_NOT_FOUND', `Workflow not found: ${id} ${reason}`, { fields: { reason } });
}
