import type { Principal } from '../../common/access/principal.ts';
import type { LogLine } from '../../common/execution/journal-event.ts';
import { textFault } from '../../common/json/text-fault.ts';
import type { SchemaClient } from '../../db/schema-client.ts';
import { listNodeLogs } from '../../db/statements/list-node-logs.ts';
import { requireReadable } from './require-readable.ts';

export interface LogPage {
  lines: (LogLine & { seq: number })[];
  /** the last seq returned, `after` when none */
  next: number;
}

/**
 * Log lines of a visit in order, after `after`, at most `limit`; none for a node that logged nothing or does not exist.
 * @throws PerdureError `EXECUTION_NOT_FOUND`, also for what the principal may not read
 */
export async function getNodeLogs(
  client: SchemaClient,
  principal: Principal,
  id: string,
  visit: string,
  { after, limit }: { after: number; limit: number },
): Promise<LogPage> {
  await requireReadable(client, principal, id);
  const lines = textFault(visit) === undefined ? await listNodeLogs(client, id, visit, after, limit) : [];
  return { lines, next: lines.at(-1)?.seq ?? after };
}
