import { PerdureError } from '../../common/errors/perdure-error.ts';
import { checkTriggerInput } from '../../common/json/check-trigger-input.ts';
import type { JsonObject } from '../../common/json/json-value.ts';
import { textFault } from '../../common/json/text-fault.ts';
import type { StartRequest } from './start-request.ts';
import { workflowNotFound } from './workflow-not-found.ts';

export interface CheckedStart {
  workflowId: string;
  userName: string;
  input: JsonObject;
  /** null: the published one */
  version: number | null;
  triggerId: string | null;
  idempotencyKey: string | null;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const MAX_VERSION = 2 ** 31 - 1;

/** Everything that can be refused without the database, so that no statement of ours can fail in the caller's transaction. */
export function checkStartRequest(request: StartRequest): CheckedStart {
  const { workflowId, version } = request;
  if (typeof workflowId !== 'string' || !UUID.test(workflowId)) {
    throw workflowNotFound(shown(workflowId), 'is not the id of a workflow');
  }
  if (version !== undefined && version !== null && !(Number.isInteger(version) && version > 0 && version <= MAX_VERSION)) {
    throw workflowNotFound(workflowId, `has no version ${shown(version)}`);
  }
  return {
    workflowId: workflowId.toLowerCase(),
    userName: checkText('userName', request.userName),
    input: checkTriggerInput(request.input),
    version: version ?? null,
    triggerId: request.triggerId ?? null,
    idempotencyKey: request.idempotencyKey === undefined ? null : checkText('idempotencyKey', request.idempotencyKey),
  };
}

function checkText(name: string, value: unknown): string {
  if (typeof value !== 'string' || value === '' || value.length > 256 || textFault(value) !== undefined) {
    throw new PerdureError('INVALID_REQUEST', `${name} must be a text of 1 to 256 characters without NUL, not ${shown(value)}.`);
  }
  return value;
}

function shown(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value.slice(0, 100)) : String(value).slice(0, 100);
}
