import type { Principal } from '../../common/access/principal.ts';
import { PerdureError } from '../../common/errors/perdure-error.ts';
import type { JsonValue } from '../../common/json/json-value.ts';
import type { SchemaClient } from '../../db/schema-client.ts';
import { type ExecutionValues, findExecutionValues } from '../../db/statements/find-execution-values.ts';
import { loadValue } from '../../db/statements/load-value.ts';
import { readerOf } from '../access/reader-of.ts';
import { executionNotFound, isExecutionId } from './execution-not-found.ts';

/** The whole input. @throws PerdureError `EXECUTION_NOT_FOUND` */
export async function getExecutionInput(client: SchemaClient, principal: Principal, id: string): Promise<JsonValue> {
  return (await valuesOf(client, principal, id)).input;
}

/** The whole output; null when it failed. @throws PerdureError `EXECUTION_NOT_FOUND`, `NOT_FOUND` before the end */
export async function getExecutionOutput(client: SchemaClient, principal: Principal, id: string): Promise<JsonValue> {
  const { output, outputRef, ended } = await valuesOf(client, principal, id);
  if (!ended) {
    throw new PerdureError('NOT_FOUND', 'The execution has no output yet: it has not ended.');
  }
  return outputRef === null ? output : loadValue(client, id, outputRef);
}

async function valuesOf(client: SchemaClient, principal: Principal, id: string): Promise<ExecutionValues> {
  const values = isExecutionId(id) ? await findExecutionValues(client, readerOf(principal), id) : null;
  if (values === null) {
    throw executionNotFound(id);
  }
  return values;
}
