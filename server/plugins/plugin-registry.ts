import type { Catalog } from '../../common/plugin/catalog.ts';
import type { StepFunction } from './step-function.ts';

/** The registered plugins: what they offer as data, and their steps. */
export interface PluginRegistry {
  catalog: Catalog;
  /**
   * The step of an action; a module given by `importer` is loaded at the first call. Throws `ACTION_MISSING` for an action
   * that no plugin registered, `STEP_LOAD_FAILED` when the module throws, `STEP_NOT_EXPORTED` when it lacks the named function.
   */
  resolveStep(actionId: string): Promise<StepFunction>;
}
