import { type PagePosition, positionOf } from '../page.ts';
import type { Reader } from '../reader.ts';
import type { SchemaClient } from '../schema-client.ts';
import { WORKFLOW_COLUMNS, WORKFLOW_VISIBLE, type WorkflowRow } from './workflow-row.ts';

/** A page ends early once its graphs are this large together, in bytes. */
const PAGE_BYTES = 8 * 1024 * 1024;

export interface WorkflowQuery {
  /** part of the name or description, in any case */
  search: string | null;
  after: PagePosition | null;
  limit: number;
}

export interface WorkflowPage {
  rows: (WorkflowRow & { position: string })[];
  more: boolean;
}

/** The workflows that this reader may see, newest first; `more` tells whether others follow. */
export async function listWorkflows(client: SchemaClient, reader: Reader, query: WorkflowQuery): Promise<WorkflowPage> {
  const { rows } = await client.query(
    `with page as (
       select w.* from ${client.schema}.workflows w
       where ${WORKFLOW_VISIBLE}
         and ($3::text is null or position(lower($3::text) in lower(w.name || E'\\n' || w.description)) > 0)
         and ($4::timestamptz is null or (w.created_at, w.id) < ($4::timestamptz, $5::uuid))
       order by w.created_at desc, w.id desc
       limit $6::integer + 1
     ), sized as (
       select w.*, count(*) over ()::integer as found,
         sum(octet_length(w.draft::text)) over (order by w.created_at desc, w.id desc) - octet_length(w.draft::text) as before
       from page w
     )
     select ${WORKFLOW_COLUMNS}, ${positionOf('w.created_at')} as position, w.found
     from sized w
     where w.before < $7::bigint
     order by w.created_at desc, w.id desc
     limit $6::integer`,
    [reader.userName, reader.admin, query.search, query.after?.at ?? null, query.after?.id ?? null, query.limit, PAGE_BYTES],
  );
  const more = rows.length > 0 && rows[0].found > rows.length;
  return { rows: rows.map(({ found: _found, ...row }) => row), more };
}
