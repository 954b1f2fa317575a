import type { Principal } from '../../common/access/principal.ts';
import { PerdureError } from '../../common/errors/perdure-error.ts';
import type { Problem } from '../../common/graph/problem.ts';
import type { Database } from '../../db/database.ts';
import { insertVersion } from '../../db/statements/insert-version.ts';
import type { GraphValidator } from './graph-validator.ts';
import { lockOwnWorkflow } from './lock-own-workflow.ts';
import { problemErrors } from './problem-errors.ts';
import { revisionConflict } from './revision-conflict.ts';

export interface Publication {
  version: number;
  publishedAt: string;
}

/**
 * Makes the draft the next version, which never changes again.
 * @throws PerdureError `VALIDATION_FAILED` with `problems` when the graph has errors, `REVISION_CONFLICT` when `revision` is
 *   given and not the stored one, and what `lockOwnWorkflow` throws
 */
export async function publishWorkflow(
  database: Database,
  validate: GraphValidator,
  principal: Principal,
  id: string,
  revision?: number,
): Promise<Publication> {
  return database.transaction(async (client) => {
    const workflow = await lockOwnWorkflow(client, principal, id);
    if (revision !== undefined && revision !== workflow.revision) throw revisionConflict(revision, workflow.revision);
    const owner = { userName: workflow.userName, shared: workflow.visibility === 'shared' };
    refuseErrors(await validate(client, workflow.graph, owner), workflow.graph);
    const { version, publishedAt } = await insertVersion(client, id, principal.userName);
    return { version, publishedAt: publishedAt.toISOString() };
  });
}

function refuseErrors(problems: Problem[], graph: { nodes?: unknown; edges?: unknown }): void {
  const errors = problems.filter((problem) => problem.severity === 'error');
  if (errors.length === 0) return;
  const count = errors.length === 1 ? 'one error' : `${errors.length} errors`;
  throw new PerdureError('VALIDATION_FAILED', `The graph has ${count}: ${errors[0]?.message}`, {
    fields: { problems: problems.map((problem) => ({ ...problem })), errors: problemErrors(errors, graph) },
  });
}
