import type { Principal } from '../../common/access/principal.ts';
import type { ExecutionActivity } from '../../common/execution/execution-activity.ts';
import type { SchemaClient } from '../../db/schema-client.ts';
import { countExecutionsByTime } from '../../db/statements/count-executions-by-time.ts';
import { readerOf } from '../access/reader-of.ts';
import type { ListExecutionsRequest } from './list-executions.ts';

const HOUR = 3_600;
/** Beyond so many hours a bucket is six of them long. */
const FINE_HOURS = 48;

/** How many executions that the principal may read were triggered in each stretch of the last `hours`, the current one included. */
export async function getExecutionActivity(
  client: SchemaClient,
  principal: Principal,
  { workflowId, user, hours }: Pick<ListExecutionsRequest, 'workflowId' | 'user'> & { hours: number },
): Promise<ExecutionActivity> {
  const bucketSeconds = hours <= FINE_HOURS ? HOUR : 6 * HOUR;
  const count = Math.ceil((hours * HOUR) / bucketSeconds);
  const scope = { workflowId: workflowId ?? null, userName: user ?? null };
  const rows = await countExecutionsByTime(client, readerOf(principal), { ...scope, bucketSeconds, buckets: count });
  const starts = rows.map(({ at }) => at.getTime());
  return {
    from: new Date(Math.min(...starts)).toISOString(),
    to: new Date(Math.max(...starts) + bucketSeconds * 1_000).toISOString(),
    bucketSeconds,
    buckets: rows.map(({ at, ...counts }) => ({ at: at.toISOString(), ...counts })),
  };
}
