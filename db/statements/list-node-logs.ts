import type { LogLine } from '../../common/execution/journal-event.ts';
import type { SchemaClient } from '../schema-client.ts';
import { EVENT_STANDS, standingResets } from './event-stands.ts';

/** Log lines of a visit after `after`, in order. */
export async function listNodeLogs(
  client: SchemaClient,
  executionId: string,
  visit: string,
  after: number,
  limit: number,
): Promise<(LogLine & { seq: number })[]> {
  const { rows } = await client.query(
    `${standingResets(client.schema)}
     select x.seq, x.body->'line' as line
     from ${client.schema}.execution_events x
     where x.execution_id = $1::uuid and x.visit = $2::text and x.type = 'node.log' and x.seq > $3::integer
       and ${EVENT_STANDS}
     order by x.seq
     limit $4::integer`,
    [executionId, visit, after, limit],
  );
  return rows.map(({ seq, line }) => ({ seq, ...line }));
}
