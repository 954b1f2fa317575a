import type { AnyDataSource } from '../../common/data-source/any-data-source.ts';
import { configurationSlot } from '../configuration.ts';
import { createDataSourceRegistry } from './create-data-source-registry.ts';
import type { DataSourceRegistry } from './data-source-registry.ts';

const NONE: readonly AnyDataSource[] = [];
const registries = new WeakMap<readonly AnyDataSource[], DataSourceRegistry>();

/** The registry of what `configure()` was given, made once. */
export function configuredDataSources(): DataSourceRegistry {
  const dataSources = configurationSlot().given.config?.dataSources ?? NONE;
  const registry = registries.get(dataSources) ?? createDataSourceRegistry(dataSources);
  registries.set(dataSources, registry);
  return registry;
}
