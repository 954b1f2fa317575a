import type { Reader } from '../reader.ts';
import type { SchemaClient } from '../schema-client.ts';
import { EXECUTION_READABLE } from './execution-readable.ts';

/** How far an execution's journal reaches. */
export interface StreamHead {
  /** the first event that is still there; 1 unless retention removed some */
  firstSeq: number;
  /** the last event */
  seq: number;
  run: number;
  ended: boolean;
}

/** Null when there is no such execution that this reader may see. */
export async function findStreamHead(client: SchemaClient, reader: Reader, id: string): Promise<StreamHead | null> {
  const { rows } = await client.query(
    `select e.first_seq as "firstSeq", e.seq, e.run, e.ended_at is not null as ended
     from ${client.schema}.executions e
     join ${client.schema}.workflows w on w.id = e.workflow_id
     where e.id = $3::uuid and ${EXECUTION_READABLE}`,
    [reader.userName, reader.admin, id],
  );
  return rows[0] ?? null;
}
