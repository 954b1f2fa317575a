import { useSyncExternalStore } from 'react';
import type { Theme } from '../provider/theme.ts';

const QUERY = '(prefers-color-scheme: dark)';

/** `auto` as the system has it now; on a server it is light. */
export function useResolvedTheme(theme: Theme): 'light' | 'dark' {
  const dark = useSyncExternalStore(subscribe, prefersDark, () => false);
  return theme === 'auto' ? (dark ? 'dark' : 'light') : theme;
}

function subscribe(listener: () => void): () => void {
  const query = globalThis.matchMedia?.(QUERY);
  query?.addEventListener('change', listener);
  return () => query?.removeEventListener('change', listener);
}

function prefersDark(): boolean {
  return globalThis.matchMedia?.(QUERY).matches ?? false;
}
