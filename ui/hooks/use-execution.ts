import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { createExecutionStore, type ExecutionStore } from '../core/live/create-execution-store.ts';
import type { ExecutionReader } from '../core/live/execution-reader.ts';
import type { ExecutionState } from '../core/live/execution-state.ts';

export interface UsedExecution {
  state: ExecutionState;
  store: ExecutionStore;
}

/** An execution, watched while the component is mounted. `client` must be the same object from render to render. */
export function useExecution(client: ExecutionReader, executionId: string): UsedExecution {
  const store = useMemo(() => createExecutionStore({ client, executionId }), [client, executionId]);
  const state = useSyncExternalStore(store.subscribe, store.getState, store.getState);
  useEffect(() => {
    store.start();
    const comeBack = () => {
      const { connection } = store.getState();
      if (connection === 'reconnecting' || connection === 'offline') store.retry();
    };
    window.addEventListener('online', comeBack);
    return () => {
      window.removeEventListener('online', comeBack);
      store.stop();
    };
  }, [store]);
  return { state, store };
}
