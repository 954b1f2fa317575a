import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { ListExecutionsQuery } from '../../../client/execution-client.ts';
import {
  createExecutionListStore,
  type ExecutionListClient,
  type ExecutionListState,
  type ExecutionListStore,
} from './create-execution-list-store.ts';

/** A live list. `query` must be the same object from render to render. */
export function useExecutionList(
  client: ExecutionListClient,
  query: ListExecutionsQuery,
): { state: ExecutionListState; store: ExecutionListStore } {
  const store = useMemo(() => createExecutionListStore(client, query), [client, query]);
  const state = useSyncExternalStore(store.subscribe, store.getState, store.getState);
  useEffect(() => {
    store.start();
    return () => store.stop();
  }, [store]);
  return { state, store };
}
