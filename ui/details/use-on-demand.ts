import { useCallback, useEffect, useRef, useState } from 'react';

export type OnDemand<Value> =
  | { state: 'waiting' }
  | { state: 'loading' }
  | { state: 'loaded'; value: Value }
  | { state: 'failed'; error: unknown };

/** Loads when asked, and again when asked again; what is under way is given up when the component goes. */
export function useOnDemand<Value>(load: (signal: AbortSignal) => Promise<Value>): [OnDemand<Value>, () => void] {
  const [state, setState] = useState<OnDemand<Value>>({ state: 'waiting' });
  const abort = useRef<AbortController>(null);
  useEffect(() => () => abort.current?.abort(), []);
  const start = useCallback(() => {
    abort.current?.abort();
    const current = new AbortController();
    abort.current = current;
    setState({ state: 'loading' });
    load(current.signal).then(
      (value) => {
        if (!current.signal.aborted) setState({ state: 'loaded', value });
      },
      (error: unknown) => {
        if (!current.signal.aborted) setState({ state: 'failed', error });
      },
    );
  }, [load]);
  return [state, start];
}
