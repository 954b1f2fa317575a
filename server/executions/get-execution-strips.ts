import type { Principal } from '../../common/access/principal.ts';
import type { ExecutionStrip } from '../../common/execution/execution-strip.ts';
import type { JournalEvent } from '../../common/execution/journal-event.ts';
import type { SchemaClient } from '../../db/schema-client.ts';
import { listProgressEvents } from '../../db/statements/list-progress-events.ts';
import { listVersionNodes } from '../../db/statements/list-version-nodes.ts';
import { readerOf } from '../access/reader-of.ts';
import { executionStripOf } from './execution-strip.ts';
import { journalEventOf } from './journal-event-of.ts';
import { storedGraph } from './stored-graph.ts';

/** The strips of those of these executions that the principal may read, in the order asked for. `ids` are UUIDs in lower case. */
export async function getExecutionStrips(client: SchemaClient, principal: Principal, ids: readonly string[]): Promise<ExecutionStrip[]> {
  const versions = await listVersionNodes(client, readerOf(principal), ids);
  const readable = versions.flatMap(({ executionIds }) => executionIds);
  const events = new Map<string, JournalEvent[]>(readable.map((id) => [id, []]));
  for (const { executionId, ...row } of await listProgressEvents(client, readable)) {
    events.get(executionId)?.push(journalEventOf(row));
  }
  const strips = new Map<string, ExecutionStrip>();
  for (const { executionIds, nodes: stored } of versions) {
    const { nodes } = storedGraph({ nodes: stored });
    for (const id of executionIds) strips.set(id, executionStripOf(id, nodes, events.get(id) ?? []));
  }
  return [...new Set(ids)].flatMap((id) => strips.get(id) ?? []);
}
