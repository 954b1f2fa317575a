import type { DataSourceAttribute } from './data-source.ts';

/** A data source of whatever row and client: what a registry holds. */
export interface AnyDataSource {
  id: string;
  label: string;
  table: string;
  primaryKey: readonly string[];
  attributes: readonly DataSourceAttribute[];
  readOnly?: boolean;
  beforeInsert?(args: never): unknown;
  beforeUpdate?(args: never): unknown;
  beforeDelete?(args: never): unknown;
  afterInsert?(args: never): unknown;
  afterUpdate?(args: never): unknown;
  afterDelete?(args: never): unknown;
}
