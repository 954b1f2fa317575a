import type { AnyDataSource } from '../../common/data-source/any-data-source.ts';
import type { Session } from '../../common/data-source/session.ts';
import { executionsRelation, type Relation, tableRelation, workflowsRelation } from '../../db/data-source/relation.ts';
import type { SchemaClient } from '../../db/schema-client.ts';

/** Where the rows of a data source lie; those of the built-in ones are what the session's user may read, admin or not. */
export function relationOf(client: SchemaClient, session: Session, { id, table }: AnyDataSource): Relation {
  const reader = { userName: session.user.userName, admin: false };
  switch (id) {
    case 'WorkflowExecutions':
      return executionsRelation(client, reader);
    case 'Workflows':
      return workflowsRelation(client, reader);
    default:
      return tableRelation(table);
  }
}
