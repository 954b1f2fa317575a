import type { AnyDataSource } from '../../common/data-source/any-data-source.ts';
import type { HookArgs } from '../../common/data-source/data-source.ts';
import type { SqlClient } from '../../common/data-source/sql-client.ts';
import { invalidDataSource } from './invalid-data-source.ts';

type HookName = 'beforeInsert' | 'beforeUpdate' | 'beforeDelete' | 'afterInsert' | 'afterUpdate' | 'afterDelete';

/** The rows that the hook returned, or those it was given when it returned nothing or is not there. */
export async function runHook(dataSource: AnyDataSource, name: HookName, args: HookArgs<object, SqlClient>): Promise<object[]> {
  // called as a method, because a host may write its data source as a class
  const returned = await (dataSource as Record<HookName, ((args: unknown) => unknown) | undefined>)[name]?.(args);
  if (returned === undefined) return args.rows;
  if (Array.isArray(returned)) return returned;
  throw invalidDataSource(dataSource.id, `has a hook ${name} that returned no list of rows`);
}
