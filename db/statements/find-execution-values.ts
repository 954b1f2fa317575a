import type { JsonValue } from '../../common/json/json-value.ts';
import type { Reader } from '../reader.ts';
import type { SchemaClient } from '../schema-client.ts';
import { EXECUTION_READABLE } from './execution-readable.ts';

export interface ExecutionValues {
  input: JsonValue;
  output: JsonValue;
  /** where a large output lies */
  outputRef: string | null;
  ended: boolean;
}

/** Input and output of an execution; null when there is none that this reader may see. */
export async function findExecutionValues(client: SchemaClient, reader: Reader, id: string): Promise<ExecutionValues | null> {
  const { rows } = await client.query(
    `select e.input, e.output, e.output_ref as "outputRef", e.ended_at is not null as ended
     from ${client.schema}.executions e
     join ${client.schema}.workflows w on w.id = e.workflow_id
     where e.id = $3::uuid and ${EXECUTION_READABLE}`,
    [reader.userName, reader.admin, id],
  );
  return rows[0] ?? null;
}
