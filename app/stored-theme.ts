import { useCallback, useState } from 'react';
import type { Theme } from '../ui/provider/theme.ts';

const KEY = 'perdure.theme';

/** The theme chosen in this browser; `auto` until somebody chooses. */
export function useStoredTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(storedTheme);
  const choose = useCallback((next: Theme) => {
    setTheme(next);
    try {
      localStorage.setItem(KEY, next);
    } catch {
      // a browser that keeps nothing: it holds until the page is left
    }
  }, []);
  return [theme, choose];
}

function storedTheme(): Theme {
  try {
    const theme = localStorage.getItem(KEY);
    return theme === 'light' || theme === 'dark' ? theme : 'auto';
  } catch {
    // storage is forbidden
    return 'auto';
  }
}
