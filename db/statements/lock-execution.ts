import type { Reader } from '../reader.ts';
import type { SchemaClient } from '../schema-client.ts';
import { EXECUTION_READABLE } from './execution-readable.ts';

export interface LockedExecution {
  userName: string;
  ownerName: string;
  status: string;
  ended: boolean;
  /** whether Temporal has it, or a dispatcher is just handing it over */
  leaving: boolean;
}

/** Holds the execution's row until the end of the transaction; null when there is none that this reader may see. */
export async function lockExecution(client: SchemaClient, reader: Reader, id: string): Promise<LockedExecution | null> {
  const { rows } = await client.query(
    `select e.user_name as "userName", w.user_name as "ownerName", e.status, e.ended_at is not null as ended,
       (e.dispatched_at is not null or coalesce(e.dispatch_lease_until > clock_timestamp(), false)) as leaving
     from ${client.schema}.executions e
     join ${client.schema}.workflows w on w.id = e.workflow_id
     where e.id = $3::uuid and ${EXECUTION_READABLE}
     for update of e`,
    [reader.userName, reader.admin, id],
  );
  return rows[0] ?? null;
}
