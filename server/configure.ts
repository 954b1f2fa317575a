import { configurationSlot, type PerdureConfiguration } from './configuration.ts';

/**
 * Says once per process which database and which plugins to use; all of it optional beside `DATABASE_URL`. Connects to
 * nothing. A second call replaces the first one, for every instance of this module in the process; a pool that Perdure
 * opened itself in between is closed.
 */
export function configure(configuration: PerdureConfiguration): void {
  const slot = configurationSlot();
  const opened = slot.database;
  slot.given = { ...configuration };
  slot.database = null;
  // Nobody waits for a pool that is no longer used; what fails in closing it is of no consequence.
  opened?.database.close().catch(() => undefined);
}
