import { errorMessage } from '../../common/errors/error-message.ts';
import { PerdureError } from '../../common/errors/perdure-error.ts';
import type { StepSource } from '../../common/plugin/workflow-server-plugin.ts';
import { importWhole } from './import-whole.ts';
import type { StepFunction } from './step-function.ts';

/**
 * The function that a step source stands for. Throws `STEP_LOAD_FAILED` with what the module threw, each time anew, and
 * `STEP_NOT_EXPORTED`, naming what the module does export.
 */
export async function loadStep(actionId: string, source: StepSource): Promise<StepFunction> {
  if (source.importer === undefined) return source.stepFunction;
  const exported = exportsOf(await importModule(actionId, source.importer));
  const step = exported.get(source.stepFunction);
  if (typeof step === 'function') return step as StepFunction;
  const names = [...exported.keys()];
  const found = step === undefined ? `has no export "${source.stepFunction}"` : `exports "${source.stepFunction}" as ${typeof step}`;
  throw new PerdureError(
    'STEP_NOT_EXPORTED',
    `The step of "${actionId}" cannot be loaded: its module ${found}; it exports ${names.length ? names.join(', ') : 'nothing'}`,
    { fields: { actionId, stepFunction: source.stepFunction, exports: names } },
  );
}

async function importModule(actionId: string, importer: () => Promise<unknown>): Promise<unknown> {
  try {
    return await importWhole(importer);
  } catch (error) {
    const why = errorMessage(error).replace(/\nRequire stack:[\s\S]*$/, '');
    throw new PerdureError('STEP_LOAD_FAILED', `The module of the step "${actionId}" cannot be loaded: ${why}`, {
      fields: { actionId },
      cause: error,
    });
  }
}

/** Named exports; those of a CommonJS module may stand in its `default` alone. */
function exportsOf(module: unknown): Map<string, unknown> {
  const all = new Map<string, unknown>();
  for (const layer of [module, (module as { default?: unknown } | null)?.default]) {
    if (typeof layer !== 'object' || layer === null) continue;
    for (const [name, value] of Object.entries(layer)) if (!all.has(name)) all.set(name, value);
  }
  return all;
}
