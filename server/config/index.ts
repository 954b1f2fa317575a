// The subpath `perdure/types`.
export type { WorkflowServerPlugin } from '../../common/plugin/workflow-server-plugin.ts';
export type { AuthenticatedUser, FetchConfig, ServerConfig } from './server-config.ts';
