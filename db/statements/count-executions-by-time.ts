import type { Reader } from '../reader.ts';
import type { SchemaClient } from '../schema-client.ts';
import { EXECUTION_READABLE } from './execution-readable.ts';
import { EXECUTION_IN_SCOPE, type ExecutionScope } from './execution-scope.ts';

export interface ActivityBucketRow {
  /** where the bucket begins */
  at: Date;
  success: number;
  error: number;
  /** neither yet */
  open: number;
}

// Written out where they are used: PostgreSQL then knows their value when it chooses how to find the rows.
const STEP = 'make_interval(secs => $5::integer)';
const FIRST = `(date_bin(${STEP}, now(), timestamptz 'epoch') - ${STEP} * ($6::integer - 1))`;

/**
 * Counts what this reader may see by the trigger's time, in `buckets` buckets of `bucketSeconds` each, oldest first, empty
 * ones too. Buckets begin at multiples of their length since 1970 in UTC; the last one holds the present.
 */
export async function countExecutionsByTime(
  client: SchemaClient,
  reader: Reader,
  { workflowId, userName, bucketSeconds, buckets }: ExecutionScope & { bucketSeconds: number; buckets: number },
): Promise<ActivityBucketRow[]> {
  const { rows } = await client.query(
    `with counted as (
       select date_bin(${STEP}, e.started_at, timestamptz 'epoch') as at,
         count(*) filter (where e.status = 'success')::integer as success,
         count(*) filter (where e.status = 'error')::integer as error,
         count(*) filter (where e.status in ('running', 'paused'))::integer as open
       from ${client.schema}.executions e
       join ${client.schema}.workflows w on w.id = e.workflow_id
       where ${EXECUTION_READABLE}
         and ${EXECUTION_IN_SCOPE}
         and e.started_at >= ${FIRST}
       group by 1
     )
     select b.at, coalesce(c.success, 0) as success, coalesce(c.error, 0) as error, coalesce(c.open, 0) as open
     from generate_series(0, $6::integer - 1) n
     cross join lateral (select ${FIRST} + ${STEP} * n as at) b
     left join counted c on c.at = b.at
     order by b.at`,
    [reader.userName, reader.admin, workflowId, userName, bucketSeconds, buckets],
  );
  return rows;
}
