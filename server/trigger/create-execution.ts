import { createHash } from 'node:crypto';
import { v7 as uuidV7 } from 'uuid';
import { PerdureError } from '../../common/errors/perdure-error.ts';
import { chooseTrigger } from '../../common/graph/choose-trigger.ts';
import type { Graph } from '../../common/graph/graph.ts';
import type { SchemaClient } from '../../db/schema-client.ts';
import { findIdempotencyKey } from '../../db/statements/find-idempotency-key.ts';
import { insertExecution } from '../../db/statements/insert-execution.ts';
import { type StartTarget, selectStartTarget } from '../../db/statements/select-start-target.ts';
import { canonicalJson } from '../idempotency/canonical-json.ts';
import { checkInputSchema } from './check-input-schema.ts';
import type { CheckedStart } from './check-start-request.ts';
import type { StartOptions } from './start-request.ts';
import { workflowNotFound } from './workflow-not-found.ts';

interface Idempotency {
  scope: string;
  key: string;
  requestHash: Buffer;
}

/**
 * Writes a new execution by one SELECT and one statement, right also where `client` has no open transaction. Whatever it
 * refuses, an open transaction stays usable. Dispatchers start the execution once it is committed.
 * @throws PerdureError `WORKFLOW_NOT_FOUND`, `INVALID_INTEGRATION_REFERENCES`, `TRIGGER_NOT_FOUND`, `INPUT_INVALID`,
 * `TOO_LARGE`, `INVALID_REQUEST`, `IDEMPOTENCY_KEY_REUSED`, `IDEMPOTENCY_IN_FLIGHT`
 */
export async function createExecution(client: SchemaClient, start: CheckedStart, options: StartOptions = {}): Promise<string> {
  const idempotency = idempotencyOf(start);
  const target = await selectStartTarget(client, { ...start, idempotency });
  if (target?.earlier != null && idempotency !== null) {
    return replay(target.earlier, idempotency);
  }
  const { version, triggers } = assertStartable(start, target, options);
  const trigger = chooseTrigger({ nodes: triggers, edges: [] }, start.triggerId ?? undefined);
  if (trigger.inputSchema !== null) {
    checkInputSchema(trigger.id, trigger.inputSchema, start.input);
  }
  const id = uuidV7();
  const { workflowId, userName } = start;
  const input = JSON.stringify(start.input);
  if (
    await insertExecution(client, {
      id,
      workflowId,
      version,
      userName,
      triggerId: trigger.id,
      triggerType: trigger.kind,
      input,
      idempotency,
    })
  ) {
    return id;
  }
  return replayOther(client, idempotency);
}

function assertStartable(start: CheckedStart, target: StartTarget | null, { visibleTo }: StartOptions) {
  const { workflowId } = start;
  const visible = visibleTo === undefined || visibleTo.admin || target?.ownerName === visibleTo.userName || target?.visibility === 'shared';
  if (target === null || target.deleted || !visible) {
    throw workflowNotFound(workflowId, 'does not exist');
  }
  if (!target.enabled) {
    throw workflowNotFound(workflowId, 'is disabled');
  }
  if (target.publishedVersion === null) {
    throw workflowNotFound(workflowId, 'has no published version');
  }
  if (target.version === null) {
    throw workflowNotFound(workflowId, `has no version ${start.version ?? target.publishedVersion}`);
  }
  const { invalidIntegrations } = target;
  if (invalidIntegrations.length > 0) {
    throw new PerdureError(
      'INVALID_INTEGRATION_REFERENCES',
      `Workflow contains invalid integration references: ${invalidIntegrations.join(', ')} ${
        invalidIntegrations.length === 1 ? 'is not an integration' : 'are not integrations'
      } of ${start.userName}`,
      { fields: { integrationIds: invalidIntegrations } },
    );
  }
  // Publishing has checked the shape; these are its trigger nodes.
  return { version: target.version, triggers: (target.triggers ?? []) as unknown as Graph['nodes'] };
}

function idempotencyOf({ workflowId, userName, version, triggerId, input, idempotencyKey }: CheckedStart): Idempotency | null {
  if (idempotencyKey === null) {
    return null;
  }
  const requestHash = createHash('sha256').update(canonicalJson({ version, triggerId, input })).digest();
  return { scope: `trigger:${workflowId}:${userName}`, key: idempotencyKey, requestHash };
}

function replay(earlier: { executionId: string; requestHash: Buffer }, { key, requestHash }: Idempotency): string {
  if (!earlier.requestHash.equals(requestHash)) {
    throw new PerdureError(
      'IDEMPOTENCY_KEY_REUSED',
      `The idempotency key ${JSON.stringify(key)} has started an execution with other data.`,
    );
  }
  return earlier.executionId;
}

/** Somebody else took the key between our two statements, or is about to. */
async function replayOther(client: SchemaClient, idempotency: Idempotency | null): Promise<string> {
  const earlier = idempotency === null ? null : await findIdempotencyKey(client, idempotency.scope, idempotency.key);
  if (idempotency === null || earlier === null) {
    throw new PerdureError('IDEMPOTENCY_IN_FLIGHT', 'Another transaction is starting an execution with this idempotency key.');
  }
  return replay(earlier, idempotency);
}
