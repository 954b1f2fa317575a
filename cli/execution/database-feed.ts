import { setTimeout as sleep } from 'node:timers/promises';
import { type Principal, SCOPES } from '../../common/access/principal.ts';
import type { ExecutionView } from '../../common/execution/execution-view.ts';
import type { JournalEvent } from '../../common/execution/journal-event.ts';
import { openDatabase } from '../../db/open-database.ts';
import type { SchemaClient } from '../../db/schema-client.ts';
import { databaseError } from '../../server/database/database-error.ts';
import { getExecutionEvents } from '../../server/executions/get-execution-events.ts';
import { getExecutionView } from '../../server/executions/get-execution-view.ts';
import type { ExecutionFeed } from './execution-feed.ts';

/** Whoever has the database's password may read everything in it. */
const OPERATOR: Principal = { userName: 'perdure cli', scopes: SCOPES };
const POLL_MS = 300;
const PAGE = 500;

/** States and events straight from the database, for installations without a `perdure dev`. */
export function openDatabaseFeed(databaseUrl: string, schema: string): ExecutionFeed {
  const database = openDatabase({ databaseUrl, schema, max: 1, applicationName: 'perdure cli' });
  const ask = async <T>(work: (client: SchemaClient) => Promise<T>): Promise<T> => {
    try {
      return await work(database.client);
    } catch (error) {
      throw databaseError(error, databaseUrl);
    }
  };
  return {
    async *views(executionId): AsyncGenerator<ExecutionView, void, void> {
      for (let seen = ''; ; await sleep(POLL_MS)) {
        const view = await ask((client) => getExecutionView(client, OPERATOR, executionId));
        const state = `${view.run} ${view.seq}`;
        if (state !== seen) yield view;
        if (view.endedAt !== null) return;
        seen = state;
      }
    },
    async *events(executionId): AsyncGenerator<JournalEvent, void, void> {
      for (let after = 0; ; ) {
        const view = await ask((client) => getExecutionView(client, OPERATOR, executionId));
        const page = await ask((client) => getExecutionEvents(client, OPERATOR, executionId, { after, limit: PAGE }));
        yield* page.events;
        after = page.next;
        if (view.endedAt !== null && after >= view.seq) return;
        if (page.events.length < PAGE) await sleep(POLL_MS);
      }
    },
    close: () => database.close(),
  };
}
