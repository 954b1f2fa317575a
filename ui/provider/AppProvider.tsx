'use client';

import { type ReactNode, useMemo } from 'react';
import { createClient, type PerdureClient } from '../../client/create-client.ts';
import { createPluginRegistry } from '../plugin/plugin-registry.ts';
import type { WorkflowClientPlugin } from '../plugin/workflow-client-plugin.ts';
import { PerdureContext } from './perdure-context.ts';
import type { Theme } from './theme.ts';

export interface AppProviderProps {
  /** icons and labels of your actions; default none */
  workflowPlugins?: WorkflowClientPlugin[];
  /** what stands before `/api`, such as `https://flows.example.com` or `/perdure`; default this page's origin */
  baseUrl?: string;
  /** instead of `baseUrl`: a client of your own making */
  client?: PerdureClient;
  /** default `auto`, which follows the viewer's system */
  theme?: Theme;
  children?: ReactNode;
}

const NO_PLUGINS: WorkflowClientPlugin[] = [];

/** Tells every Perdure component below it which API to ask and which plugins there are. Everything is optional. */
export function AppProvider({ workflowPlugins = NO_PLUGINS, baseUrl, client, theme = 'auto', children }: AppProviderProps) {
  const asked = useMemo(() => client ?? createClient(baseUrl === undefined ? {} : { baseUrl }), [client, baseUrl]);
  const plugins = useMemo(() => createPluginRegistry(workflowPlugins), [workflowPlugins]);
  const value = useMemo(() => ({ client: asked, plugins, theme }), [asked, plugins, theme]);
  return <PerdureContext value={value}>{children}</PerdureContext>;
}
