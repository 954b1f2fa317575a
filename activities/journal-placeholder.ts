import type { JournalEntry } from '../common/execution/journal-event.ts';
import { isConnectionLoss } from '../db/connection-loss.ts';
import type { JournalOperation, JournalResult } from '../db/statements/journal-apply.ts';

/**
 * The same operation with every riding entry that cannot be stored replaced by one that says so: the entries are appended
 * singly, and the refused one goes in as its type, node and edges without the values that the database would not take.
 */
export async function withPlaceholders(
  operation: JournalOperation,
  apply: (operation: JournalOperation) => Promise<JournalResult[]>,
): Promise<JournalOperation> {
  const { executionId, epoch, originalRunId, parentEpoch, base } = operation;
  const writer = { executionId, epoch, originalRunId, parentEpoch, base };
  for (const entry of operation.journal ?? []) {
    try {
      await apply({ ...writer, kind: 'append', journal: [entry] });
    } catch (error) {
      // What cannot be written now may be written later, as it is.
      if (isConnectionLoss(error)) throw error;
      // The reason is what the caller logged; here the point is that one bad event must not hold up the rest.
      await apply({ ...writer, kind: 'append', journal: [placeholder(entry)] });
    }
  }
  return { ...operation, journal: [] };
}

function placeholder(entry: JournalEntry): JournalEntry {
  const { body } = entry;
  const note = 'This event could not be stored as it was.';
  if (body.type === 'node.completed') {
    return { ...entry, body: { type: body.type, visit: body.visit, nodeId: body.nodeId, edges: body.edges, output: note } };
  }
  if (body.type === 'node.failed') {
    return {
      ...entry,
      body: {
        type: body.type,
        visit: body.visit,
        nodeId: body.nodeId,
        edges: body.edges,
        handled: body.handled,
        error: { code: 'INTERNAL', message: note },
      },
    };
  }
  if (body.type === 'node.log') {
    return { ...entry, body: { ...body, line: { at: body.line.at, level: body.line.level, message: note } } };
  }
  return entry;
}
