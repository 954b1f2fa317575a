import type { Principal } from '../../common/access/principal.ts';
import type { Problem } from '../../common/graph/problem.ts';
import type { JsonObject } from '../../common/json/json-value.ts';
import type { SchemaClient } from '../../db/schema-client.ts';
import { checkDraft } from './check-draft.ts';
import { getWorkflow } from './get-workflow.ts';
import type { GraphValidator } from './graph-validator.ts';

/** The problems of the given graph, or of the stored draft. @throws what `getWorkflow` and `checkDraft` throw */
export async function validateDraft(
  client: SchemaClient,
  validate: GraphValidator,
  principal: Principal,
  id: string,
  graph?: JsonObject,
): Promise<Problem[]> {
  if (graph !== undefined) checkDraft(graph);
  const workflow = await getWorkflow(client, principal, id);
  return validate(client, graph ?? workflow.graph, { userName: workflow.userName, shared: workflow.visibility === 'shared' });
}
