import { type Listener, listen } from '../../db/listen.ts';
import { leaseCommands } from '../../db/statements/lease-commands.ts';
import { leaseUndispatched } from '../../db/statements/lease-undispatched.ts';
import { failpoint } from '../failpoint.ts';
import { deliverCommand } from './deliver-command.ts';
import { type DispatchDeps, dispatchExecution } from './dispatch-execution.ts';
import { createOutbox } from './outbox.ts';
import { PlanCache } from './plan-cache.ts';

export interface DispatcherOptions extends DispatchDeps {
  /** for one LISTEN connection of its own; null: polling alone */
  listenUrl: string | null;
}

export interface Dispatcher {
  start(): void;
  /** takes nothing new, and waits for the starts and deliveries in hand */
  stop(): Promise<void>;
}

/**
 * Works off the outbox: starts what was triggered, delivers commands. Any number of dispatchers may run. Temporal away or
 * PostgreSQL away only delays; `stop` closes the listening connection, not the database.
 */
export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { database, settings, log, listenUrl } = options;
  const { concurrency = 20, pollIntervalMs = 1_000, leaseMs = 20_000 } = settings;
  const plans = new PlanCache();
  const starts = createOutbox({
    name: 'dispatcher',
    async lease(limit) {
      const rows = await leaseUndispatched(database.client, limit, leaseMs);
      if (rows.length > 0) {
        await failpoint('dispatch.afterLease');
      }
      return rows;
    },
    handle: (execution) => dispatchExecution(options, plans, execution),
    concurrency,
    pollIntervalMs,
    log,
  });
  const commands = createOutbox({
    name: 'command delivery',
    lease: (limit) => leaseCommands(database.client, limit, leaseMs),
    handle: (command) => deliverCommand(options, command),
    concurrency,
    pollIntervalMs,
    log,
  });
  let listener: Listener | null = null;
  const wake = () => {
    starts.wake();
    commands.wake();
  };

  return {
    start() {
      starts.start();
      commands.start();
      if (listenUrl !== null) {
        listener ??= listen({
          databaseUrl: listenUrl,
          applicationName: 'perdure dispatcher listen',
          channels: { perdure_dispatch: wake },
          onConnect: wake,
          onError: (error) => log.warn({ err: error }, 'the listening connection of the dispatcher broke; polling until it is back'),
        });
      }
    },
    async stop() {
      await Promise.all([listener?.stop(), starts.stop(), commands.stop()]);
    },
  };
}
