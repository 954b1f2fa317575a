import type { Principal } from '../../common/access/principal.ts';
import { PerdureError } from '../../common/errors/perdure-error.ts';
import type { EventValue, JournalBody } from '../../common/execution/journal-event.ts';
import type { JsonValue } from '../../common/json/json-value.ts';
import { textFault } from '../../common/json/text-fault.ts';
import type { SchemaClient } from '../../db/schema-client.ts';
import { findNodeEvent } from '../../db/statements/find-node-event.ts';
import { loadValue } from '../../db/statements/load-value.ts';
import { requireReadable } from './require-readable.ts';

/** The rendered input of the last attempt. @throws PerdureError `EXECUTION_NOT_FOUND`, `NOT_FOUND` when the node has none */
export function getNodeInput(client: SchemaClient, principal: Principal, id: string, visit: string): Promise<JsonValue> {
  return valueOfNode(client, principal, { id, visit, name: 'input', types: ['node.started'] });
}

/** What the node put out, a handled failure's value included. @throws PerdureError `EXECUTION_NOT_FOUND`, `NOT_FOUND` when the node has none */
export function getNodeOutput(client: SchemaClient, principal: Principal, id: string, visit: string): Promise<JsonValue> {
  return valueOfNode(client, principal, { id, visit, name: 'output', types: ['node.started', 'node.completed', 'node.failed'] });
}

interface Wanted {
  id: string;
  visit: string;
  name: 'input' | 'output';
  types: readonly JournalBody['type'][];
}

async function valueOfNode(client: SchemaClient, principal: Principal, { id, visit, name, types }: Wanted): Promise<JsonValue> {
  await requireReadable(client, principal, id);
  const body = textFault(visit) === undefined ? await findNodeEvent(client, id, visit, types) : null;
  const { [name]: value, [`${name}Ref`]: ref } = (body ?? {}) as EventValue<'input'> & EventValue<'output'> & Record<string, unknown>;
  if (value !== undefined) {
    return value as JsonValue;
  }
  if (typeof ref !== 'string') {
    throw new PerdureError('NOT_FOUND', `There is no ${name} of node ${visit.slice(0, 200)}.`);
  }
  return loadValue(client, id, ref);
}
