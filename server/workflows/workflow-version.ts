import type { VersionRow } from '../../db/statements/list-versions.ts';

/** A published version, which never changes. */
export interface WorkflowVersion {
  version: number;
  /** of the workflow when it was published */
  name: string;
  publishedAt: string;
  publishedBy: string;
}

export function workflowVersionOf(row: VersionRow): WorkflowVersion {
  return { version: row.version, name: row.name, publishedAt: row.publishedAt.toISOString(), publishedBy: row.publishedBy };
}
