import type { JsonObject } from '../json/json-value.ts';
import type { DataSourceQuery, DataSourceResult } from './data-source-query.ts';

/**
 * The registered data sources as a step sees them: as the execution's user, on the transaction of `context.client()`, so
 * that what is written is committed together with the step's outcome. An unknown id throws `DATA_SOURCE_UNKNOWN`.
 */
export interface DataSources {
  query<Row extends object = JsonObject>(id: string, query?: DataSourceQuery<Row>): Promise<DataSourceResult<Row>>;
  insertRows<Row extends object = JsonObject>(id: string, rows: readonly Partial<Row>[]): Promise<Row[]>;
  updateRows<Row extends object = JsonObject>(id: string, rows: readonly Partial<Row>[]): Promise<Row[]>;
  deleteRows<Row extends object = JsonObject>(id: string, rows: readonly Partial<Row>[]): Promise<Row[]>;
}
