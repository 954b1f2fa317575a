import { createContext } from 'react';
import { createClient, type PerdureClient } from '../../client/create-client.ts';
import { createPluginRegistry, type PluginRegistry } from '../plugin/plugin-registry.ts';
import type { Theme } from './theme.ts';

export interface PerdureSurroundings {
  client: PerdureClient;
  plugins: PluginRegistry;
  theme: Theme;
}

/** Without a provider: the API at this page's origin, signed in by cookie, and no plugins. */
export const PerdureContext = createContext<PerdureSurroundings>({
  client: createClient(),
  plugins: createPluginRegistry([]),
  theme: 'auto',
});
