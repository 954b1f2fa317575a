import type { JsonObject } from '../json/json-value.ts';
import type { DataSourceQuery, DataSourceResult } from './data-source-query.ts';
import type { SqlClient } from './sql-client.ts';

/**
 * The registered data sources as a step sees them, as the execution's user. With `context.client` as the client, what is
 * written is committed together with the step's outcome. An unknown id throws `DATA_SOURCE_UNKNOWN`.
 */
export interface DataSources<Client = SqlClient> {
  query<Row extends object = JsonObject>(client: Client, id: string, query?: DataSourceQuery<Row>): Promise<DataSourceResult<Row>>;
  insertRows<Row extends object = JsonObject>(client: Client, id: string, rows: readonly Partial<Row>[]): Promise<Row[]>;
  updateRows<Row extends object = JsonObject>(client: Client, id: string, rows: readonly Partial<Row>[]): Promise<Row[]>;
  deleteRows<Row extends object = JsonObject>(client: Client, id: string, rows: readonly Partial<Row>[]): Promise<Row[]>;
}
