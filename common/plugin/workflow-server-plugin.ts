import type { RetrySource } from '../graph/graph.ts';
import type { IntegrationDefinition } from './field-definition.ts';
import type { StepFunction } from './step.ts';

/** What an action says about its step; every part is optional. */
export interface StepSettings {
  /** retry policy of nodes that set none */
  retry?: RetrySource;
  /** of one attempt, for nodes that set none: ms or a text such as `"30s"`; default one minute */
  timeout?: string | number;
  /** `"none"`: the step only reads or computes, repeating it is harmless; default `"external"` */
  effect?: 'none' | 'external';
  /** `"local"`: the step is short and bounded and may share a workflow task with its neighbours; default `"normal"` */
  lane?: 'normal' | 'local';
  /** Temporal task queue whose workers hold the step; default that of the execution */
  taskQueue?: string;
}

/** Where the step of an action comes from: the function itself, or the name of an export of a module loaded at first use. */
export type StepSource = { importer?: undefined; stepFunction: StepFunction } | { importer: () => Promise<unknown>; stepFunction: string };

/** An action and its step. */
export interface StepImporter extends StepSettings {
  /** `type/slug`, e.g. `sms/send`; unique among all plugins */
  actionId: string;
  importer: StepSource;
}

export interface ActionLabel {
  actionId: string;
  label: string;
}

/** The server half of a plugin: steps by action id. Registered in `ServerConfig.workflowPlugins`. */
export interface WorkflowServerPlugin {
  stepImporters: readonly StepImporter[];
  /** default: the label of the definition, else the slug */
  actionLabels?: readonly ActionLabel[];
  /** the integration as pure data, so that the server knows fields and credentials without the client half */
  definition?: IntegrationDefinition;
}
