import type { AnyDataSource } from '../../common/data-source/any-data-source.ts';
import { PerdureError } from '../../common/errors/perdure-error.ts';
import { checkShape } from '../config/check-shape.ts';
import { dataSourcesShape } from '../config/config-shape.ts';
import { BUILT_IN_DATA_SOURCES } from './built-in-data-sources.ts';
import type { DataSourceRegistry } from './data-source-registry.ts';

/** Throws `CONFIG_INVALID` for a data source of the wrong shape and for an id that is taken, naming the place. */
export function createDataSourceRegistry(dataSources: readonly AnyDataSource[]): DataSourceRegistry {
  checkShape(dataSourcesShape, dataSources, 'dataSources');
  const byId = new Map<string, AnyDataSource>(BUILT_IN_DATA_SOURCES.map((dataSource) => [dataSource.id, dataSource]));
  dataSources.forEach((dataSource, index) => {
    const place = `dataSources[${index}]`;
    if (byId.has(dataSource.id)) throw invalid(`${place}.id: there is another data source "${dataSource.id}"`);
    checkAttributes(dataSource, place);
    byId.set(dataSource.id, dataSource);
  });
  return {
    get(id) {
      const found = byId.get(id);
      if (found) return found;
      const known = [...byId.keys()];
      throw new PerdureError('DATA_SOURCE_UNKNOWN', `There is no data source "${id}"; known are ${known.join(', ')}`, {
        fields: { known },
      });
    },
    list: () => [...byId.values()],
  };
}

function checkAttributes({ attributes, primaryKey }: AnyDataSource, place: string): void {
  const codes = attributes.map(({ code }) => code);
  const twice = codes.find((code, index) => codes.indexOf(code) !== index);
  if (twice !== undefined) throw invalid(`${place}.attributes: the code "${twice}" is there twice`);
  const missing = primaryKey.find((code) => !codes.includes(code));
  if (missing !== undefined) throw invalid(`${place}.primaryKey: no attribute has the code "${missing}"`);
}

function invalid(message: string): PerdureError {
  return new PerdureError('CONFIG_INVALID', message);
}
