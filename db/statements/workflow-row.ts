import type { JsonObject } from '../../common/json/json-value.ts';

export type Visibility = 'private' | 'shared';

/** A workflow as statements return it. */
export interface WorkflowRow {
  id: string;
  userName: string;
  name: string;
  description: string;
  visibility: Visibility;
  executionVisibility: Visibility;
  /** the draft */
  graph: JsonObject;
  revision: number;
  publishedVersion: number | null;
  enabled: boolean;
  createdAt: Date;
  updatedAt: Date;
}

/** The columns of a `WorkflowRow`, of a table named `w`. */
export const WORKFLOW_COLUMNS = `w.id, w.user_name as "userName", w.name, w.description, w.visibility,
  w.execution_visibility as "executionVisibility", w.draft as graph, w.revision, w.published_version as "publishedVersion",
  w.enabled, w.created_at as "createdAt", w.updated_at as "updatedAt"`;

/** Which workflows a reader may see, of a table named `w`; `$1` is the user, `$2` whether it is an admin. */
export const WORKFLOW_VISIBLE = `w.deleted_at is null and (w.user_name = $1::text or w.visibility = 'shared' or $2::boolean)`;
