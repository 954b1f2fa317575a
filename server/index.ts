// The subpath `perdure/server`: what a host application's server code uses. It loads neither Express nor Temporal.
export type { ActionLabel, StepImporter, StepSource, WorkflowServerPlugin } from '../common/plugin/workflow-server-plugin.ts';
export type { AuthenticatedUser, FetchConfig, ServerConfig } from './config/server-config.ts';
export type { PerdureConfiguration } from './configuration.ts';
export { configure } from './configure.ts';
export { deleteRows } from './data-sources/delete-rows.ts';
export { getDataSource } from './data-sources/get-data-source.ts';
export { insertRows } from './data-sources/insert-rows.ts';
export { queryDataSource } from './data-sources/query-data-source.ts';
export { updateRows } from './data-sources/update-rows.ts';
export type { PgPoolClient, StepContext, StepFunction } from './plugins/step-function.ts';
export type { TriggerWorkflowResult } from './trigger/start-request.ts';
export { type TriggerWorkflowOptions, triggerWorkflow } from './trigger/trigger-workflow.ts';
