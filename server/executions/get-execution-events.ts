import type { Principal } from '../../common/access/principal.ts';
import type { JournalEvent } from '../../common/execution/journal-event.ts';
import type { SchemaClient } from '../../db/schema-client.ts';
import { listEvents } from '../../db/statements/list-events.ts';
import { journalEventOf } from './journal-event-of.ts';
import { requireReadable } from './require-readable.ts';

export interface EventPage {
  events: JournalEvent[];
  /** the last seq returned, `after` when none */
  next: number;
}

/**
 * Events in order of `seq`, after `after`, at most `limit`.
 * @throws PerdureError `EXECUTION_NOT_FOUND`, also for what the principal may not read
 */
export async function getExecutionEvents(
  client: SchemaClient,
  principal: Principal,
  id: string,
  { after, limit }: { after: number; limit: number },
): Promise<EventPage> {
  await requireReadable(client, principal, id);
  const events = (await listEvents(client, id, after, limit)).map(journalEventOf);
  return { events, next: events.at(-1)?.seq ?? after };
}
