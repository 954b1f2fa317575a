import type { NativeConnection } from '@temporalio/worker';
import { SEARCH_ATTRIBUTES } from '../common/activities/execution-args.ts';
import { errorMessage } from '../common/errors/error-message.ts';
import type { Log } from '../server/log.ts';

/** Temporal's number for the type Keyword. */
const KEYWORD = 2;

/**
 * Registers the search attributes that are missing. Without the permission to, it says so once and returns false: the worker
 * then starts executions without them.
 */
export async function ensureSearchAttributes(connection: NativeConnection, namespace: string, log: Log): Promise<boolean> {
  const names = Object.values(SEARCH_ATTRIBUTES);
  try {
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
    const missing = names.filter((name) => !(name in (customAttributes ?? {})));
    if (missing.length === 0) return true;
    const searchAttributes = Object.fromEntries(missing.map((name) => [name, KEYWORD]));
    await connection.operatorService.addSearchAttributes({ namespace, searchAttributes });
    return true;
  } catch (error) {
    log.warn(
      { cause: errorMessage(error), names },
      'search attributes could not be registered; executions are started without them. Register them as Keyword, or let the worker do it.',
    );
    return false;
  }
}
