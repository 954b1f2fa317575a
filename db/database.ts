import type { SchemaClient } from './schema-client.ts';

/** A pool and a schema. Statements take a `SchemaClient`; these three give one. */
export interface Database {
  /** unquoted */
  readonly schema: string;
  /** each query on whichever pooled connection is free */
  readonly client: SchemaClient;
  /** one connection for the time of `work`, released whatever happens */
  withClient<T>(work: (client: SchemaClient) => Promise<T>): Promise<T>;
  /** begin, `work`, commit; rollback when it throws */
  transaction<T>(work: (client: SchemaClient) => Promise<T>): Promise<T>;
  /** ends the pool if this database opened it */
  close(): Promise<void>;
}
