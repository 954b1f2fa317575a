// The subpath `perdure/server`: what a host application's server code uses. It loads neither Express nor Temporal.
export type { PerdureConfiguration } from './configuration.ts';
export { configure } from './configure.ts';
export type { PgPoolClient, StepContext, StepFunction } from './plugins/step-function.ts';
export type { TriggerWorkflowResult } from './trigger/start-request.ts';
export { type TriggerWorkflowOptions, triggerWorkflow } from './trigger/trigger-workflow.ts';
