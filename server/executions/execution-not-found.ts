import { PerdureError } from '../../common/errors/perdure-error.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text has the form of an id; anything else must not reach a statement. */
export function isExecutionId(id: string): boolean {
  return UUID.test(id);
}

/** The same answer for what does not exist and for what the asker may not see. */
export function executionNotFound(id: string): PerdureError {
  return new PerdureError('EXECUTION_NOT_FOUND', `There is no execution ${id.slice(0, 100)}.`);
}
