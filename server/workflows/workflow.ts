import type { JsonObject } from '../../common/json/json-value.ts';
import type { Visibility, WorkflowRow } from '../../db/statements/workflow-row.ts';

/** A workflow as the API shows it; `graph` is the draft, times are ISO 8601. */
export interface Workflow {
  id: string;
  name: string;
  description: string;
  userName: string;
  visibility: Visibility;
  graph: JsonObject;
  /** starts at 1, grows by 1 with each save */
  revision: number;
  publishedVersion: number | null;
  enabled: boolean;
  executionVisibility: Visibility;
  createdAt: string;
  updatedAt: string;
}

export function workflowOf(row: WorkflowRow): Workflow {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    userName: row.userName,
    visibility: row.visibility,
    graph: row.graph,
    revision: row.revision,
    publishedVersion: row.publishedVersion,
    enabled: row.enabled,
    executionVisibility: row.executionVisibility,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
