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

/** The workflows that this reader may see, newest first; `more` tells whether others follow. */
export async function listWorkflows(
  client: SchemaClient,
  reader: Reader,
  query: WorkflowQuery,
): Promise<{ rows: (WorkflowRow & { position: string })[]; more: boolean }> {
  const { rows } = await client.query(
    `select * from (
       select ${WORKFLOW_COLUMNS}, ${positionOf('w.created_at')} as position, w.more,
         sum(octet_length(w.draft::text)) over (order by w.created_at desc, w.id desc) - octet_length(w.draft::text) as before
       from (
         select w.*, count(*) over () > $6::integer as more
         from ${client.schema}.workflows w
         where ${WORKFLOW_VISIBLE}
           and ($3::text is null or position(lower($3::text) in lower(w.name || E'\\n' || w.description)) > 0)
           and ($4::timestamptz is null or (w.created_at, w.id) < ($4::timestamptz, $5::uuid))
         order by w.created_at desc, w.id desc
         limit $6::integer + 1
       ) w
     ) w
     where w.before < $7::bigint or w.before = 0
     order by w."createdAt" desc, w.id desc
     limit $6::integer + 1`,
    [reader.userName, reader.admin, query.search, query.after?.at ?? null, query.after?.id ?? null, query.limit, PAGE_BYTES],
  );
  const more = rows.length > query.limit || (rows.length > 0 && rows.length < query.limit && rows[0].more);
  return { rows: rows.slice(0, query.limit).map(({ before: _before, more: _more, ...row }) => row), more };
}
