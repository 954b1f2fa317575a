import type { Principal } from '../../common/access/principal.ts';
import type { ExecutionView } from '../../common/execution/execution-view.ts';
import { foldHistory } from '../../common/execution/fold-history.ts';
import { initialView } from '../../common/execution/initial-view.ts';
import type { SchemaClient } from '../../db/schema-client.ts';
import { listEvents } from '../../db/statements/list-events.ts';
import { headOf } from './head-of.ts';
import { journalEventOf } from './journal-event-of.ts';
import { requireHead } from './require-head.ts';
import { storedGraph } from './stored-graph.ts';

/**
 * The whole state of an execution: the fold of its events.
 * @throws PerdureError `EXECUTION_NOT_FOUND`, also for what the principal may not read
 */
export async function getExecutionView(client: SchemaClient, principal: Principal, id: string): Promise<ExecutionView> {
  const head = await requireHead(client, principal, id);
  const events = await listEvents(client, id, 0, null);
  return foldHistory(initialView(storedGraph(head.graph), headOf(head)), events.map(journalEventOf));
}
