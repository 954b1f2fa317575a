import type { AnyDataSource } from '../../common/data-source/any-data-source.ts';

/** The host's data sources and the built-in ones. */
export interface DataSourceRegistry {
  /** @throws PerdureError `DATA_SOURCE_UNKNOWN`, naming the known ones */
  get(id: string): AnyDataSource;
  list(): AnyDataSource[];
}
