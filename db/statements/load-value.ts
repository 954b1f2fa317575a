import { INPUT_REF, TRIGGER_REF } from '../../common/execution/value.ts';
import type { JsonValue } from '../../common/json/json-value.ts';
import type { SchemaClient } from '../schema-client.ts';

/** The value behind a reference. Throws when there is none, which no journalled reference can bring about. */
export async function loadValue(client: SchemaClient, executionId: string, ref: string): Promise<JsonValue> {
  const ofTrigger = ref === INPUT_REF || ref === TRIGGER_REF;
  const { rows } = await client.query(
    ofTrigger
      ? `select input as value, started_at as "startedAt" from ${client.schema}.executions where id = $1::uuid`
      : `select value from ${client.schema}.execution_values where execution_id = $1::uuid and ref = $2::text`,
    ofTrigger ? [executionId] : [executionId, ref],
  );
  const row = rows[0];
  if (row === undefined) {
    throw new Error(`Execution ${executionId} has no value ${ref}.`);
  }
  return ref === TRIGGER_REF ? { triggered: true, timestamp: row.startedAt.getTime(), ...row.value } : row.value;
}
