import type { Graph } from '../common/graph/graph.ts';

/** A workflow with its draft. Times are ISO 8601. */
export interface Workflow {
  id: string;
  name: string;
  description: string;
  /** the owner */
  userName: string;
  visibility: 'private' | 'shared';
  /** the draft: whatever was saved, which need not be a graph that runs */
  graph: Partial<Graph>;
  revision: number;
  publishedVersion: number | null;
  enabled: boolean;
  executionVisibility: 'private' | 'shared';
  createdAt: string;
  updatedAt: string;
}

export interface WorkflowVersion {
  version: number;
  /** of the workflow, when it was published */
  name: string;
  publishedAt: string;
  publishedBy: string;
}

export interface WorkflowVersionWithGraph extends WorkflowVersion {
  graph: Graph;
}
