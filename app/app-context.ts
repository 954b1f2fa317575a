import { createContext, useContext } from 'react';
import type { Theme } from '../ui/provider/theme.ts';

export interface AppSettings {
  theme: Theme;
  onThemeChange(theme: Theme): void;
}

/** What belongs to this browser. */
export const AppContext = createContext<AppSettings>({ theme: 'auto', onThemeChange: () => undefined });

export function useAppSettings(): AppSettings {
  return useContext(AppContext);
}
