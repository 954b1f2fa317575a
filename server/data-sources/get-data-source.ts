import type { DataSource } from '../../common/data-source/data-source.ts';
import { configuredDataSources } from './configured-data-sources.ts';

/**
 * A data source by its id: one of `ServerConfig.dataSources`, `WorkflowExecutions` or `Workflows`.
 * @throws PerdureError `DATA_SOURCE_UNKNOWN`, naming the known ones
 */
export function getDataSource<Row extends object>(id: string): DataSource<Row> {
  return configuredDataSources().get(id) as DataSource<Row>;
}
