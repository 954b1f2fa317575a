import type { WorkflowServerPlugin } from '../common/plugin/workflow-server-plugin.ts';
import { logServerPlugin } from './log/server.ts';

/** Registered by every worker, before the host's own. */
export const BUILT_IN_PLUGINS: readonly WorkflowServerPlugin[] = [logServerPlugin];
