import type { Reader } from '../reader.ts';
import type { SchemaClient } from '../schema-client.ts';
import { EXECUTION_READABLE } from '../statements/execution-readable.ts';
import { WORKFLOW_VISIBLE } from '../statements/workflow-row.ts';
import { quoteTable } from './quote-identifier.ts';

/** What can stand behind `from`, and the first parameters of a statement that does. */
export interface Relation {
  sql: string;
  parameters: readonly unknown[];
}

/** A host's own table. */
export function tableRelation(table: string): Relation {
  return { sql: quoteTable(table), parameters: [] };
}

/** The executions that a reader may see, under the names of their attributes. */
export function executionsRelation(client: SchemaClient, reader: Reader): Relation {
  return {
    sql: `(select e.id, e.workflow_id as "workflowId", e.version, e.user_name as "userName", e.trigger_type as "triggerType", e.status,
        e.close_reason as "closeReason", e.run, e.input, e.error, e.started_at as "startedAt", e.ended_at as "endedAt",
        coalesce(e.output, (select v.value from ${client.schema}.execution_values v where v.execution_id = e.id and v.ref = e.output_ref)) as output
      from ${client.schema}.executions e join ${client.schema}.workflows w on w.id = e.workflow_id
      where ${EXECUTION_READABLE})`,
    parameters: [reader.userName, reader.admin],
  };
}

/** The workflows that a reader may see, under the names of their attributes. */
export function workflowsRelation(client: SchemaClient, reader: Reader): Relation {
  return {
    sql: `(select w.id, w.name, w.description, w.user_name as "userName", w.visibility, w.revision, w.published_version as "publishedVersion",
        w.enabled, w.created_at as "createdAt", w.updated_at as "updatedAt"
      from ${client.schema}.workflows w where ${WORKFLOW_VISIBLE})`,
    parameters: [reader.userName, reader.admin],
  };
}
