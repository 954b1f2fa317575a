import type { SchemaClient } from './schema-client.ts';

/** A pool and a schema. Statements take a `SchemaClient`; these three give one. */
export interface Database {
  /** unquoted */
  readonly schema: string;
  /** each query on whichever pooled connection is free */
  readonly client: SchemaClient;
  /**
   * One connection for the time of `work`, released whatever happens. `withinMs`: how long connecting and `work` may take
   * together; after that it throws `UNAVAILABLE`, and a connection in use is closed rather than given to somebody else. Default: no limit.
   */
  withClient<T>(work: (client: SchemaClient) => Promise<T>, options?: { withinMs?: number }): Promise<T>;
  /** begin, `work`, commit; rollback when it throws */
  transaction<T>(work: (client: SchemaClient) => Promise<T>): Promise<T>;
  /** ends the pool if this database opened it */
  close(): Promise<void>;
}
