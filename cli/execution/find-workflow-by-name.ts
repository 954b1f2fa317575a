import { PerdureError } from '../../common/errors/perdure-error.ts';
import type { ApiTarget } from '../connection/api-target.ts';
import { askApi } from '../connection/ask-api.ts';

/** The id of the one workflow of this name, whatever the case of its letters. Throws `WORKFLOW_NOT_FOUND`. */
export async function findWorkflowByName(target: ApiTarget, name: string): Promise<string> {
  const { items } = await askApi(target, (client) => client.listWorkflows({ limit: 100, search: name }));
  const found = items.filter((workflow) => workflow.name.toLowerCase() === name.toLowerCase());
  const [only] = found;
  if (only !== undefined && found.length === 1) return only.id;
  const [what, remedy] =
    found.length === 0
      ? [`Workflow not found: none is called ${JSON.stringify(name)}.`, otherNames(items)]
      : [
          `Workflow not found: ${found.length} are called ${JSON.stringify(name)}.`,
          `Give the id of one: ${found.map(({ id }) => id).join(', ')}.`,
        ];
  throw new PerdureError('WORKFLOW_NOT_FOUND', what, { remedy });
}

function otherNames(items: { name: string }[]): string {
  if (items.length === 0) return "Check the name, or give the workflow's id.";
  return `Similar names: ${items
    .slice(0, 5)
    .map((workflow) => JSON.stringify(workflow.name))
    .join(', ')}.`;
}
