import type { JournalBody } from '../../common/execution/journal-event.ts';
import type { SchemaClient } from '../schema-client.ts';

export interface EventRow {
  seq: number;
  run: number;
  at: Date;
  body: JournalBody;
}

/** Events of an execution after `after`, in order; `limit` null: all of them. */
export async function listEvents(client: SchemaClient, executionId: string, after: number, limit: number | null): Promise<EventRow[]> {
  const { rows } = await client.query(
    `select seq, run, at, body
     from ${client.schema}.execution_events
     where execution_id = $1::uuid and seq > $2::integer
     order by seq
     limit $3::integer`,
    [executionId, after, limit],
  );
  return rows;
}
