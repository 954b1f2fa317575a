import type { JournalBody } from '../../common/execution/journal-event.ts';
import type { SchemaClient } from '../schema-client.ts';
import { EVENT_STANDS, standingResets } from './event-stands.ts';

/** The last event of one of these types that a visit has, those that a reset voided left out. */
export async function findNodeEvent(
  client: SchemaClient,
  executionId: string,
  visit: string,
  types: readonly JournalBody['type'][],
): Promise<JournalBody | null> {
  const { rows } = await client.query(
    `${standingResets(client.schema)}
     select x.body
     from ${client.schema}.execution_events x
     where x.execution_id = $1::uuid and x.visit = $2::text and x.type = any($3::text[]) and ${EVENT_STANDS}
     order by x.seq desc
     limit 1`,
    [executionId, visit, types],
  );
  return rows[0]?.body ?? null;
}
