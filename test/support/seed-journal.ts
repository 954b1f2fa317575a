import type { JournalBody } from '../../common/execution/journal-event.ts';
import type { Database } from '../../db/database.ts';
import { journalApply } from '../../db/statements/journal-apply.ts';
import { triggerWorkflow } from '../../server/trigger/trigger-workflow.ts';
import { seedWorkflow, type WorkflowSeed } from './seed-workflow.ts';

/** A triggered execution of a new workflow, with these events after the first one. A terminal event ends it. */
export async function seedJournal(
  database: Database,
  bodies: JournalBody[] = [],
  seed: WorkflowSeed & { runsAs?: string; input?: Record<string, unknown> } = {},
): Promise<{ id: string; workflowId: string }> {
  const { client } = database;
  const workflow = await seedWorkflow(database, seed);
  const { executionId: id } = await triggerWorkflow({
    workflowId: workflow.id,
    userName: seed.runsAs ?? 'bob',
    input: seed.input ?? {},
    client,
  });
  for (const [index, body] of bodies.entries()) {
    const entry = { key: `${index}`, body };
    const ends = 'completed failed cancelled terminated timedOut'.split(' ').some((how) => body.type === `execution.${how}`);
    await journalApply(client, [
      ends ? { executionId: id, kind: 'end', terminal: entry } : { executionId: id, kind: 'append', journal: [entry] },
    ]);
  }
  return { id, workflowId: workflow.id };
}
