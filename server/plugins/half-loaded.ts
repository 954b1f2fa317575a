import { createRequire } from 'node:module';

const cache = createRequire(import.meta.url).cache;
const failures = new WeakMap<object, unknown>();

/**
 * To be called with what an import threw. A module loaded by jiti (as those of a TypeScript configuration are) stays in its cache
 * after it threw, and the next import gets what it had exported until then.
 */
export function noteLoadFailure(error: unknown): void {
  for (const module of Object.values(cache)) {
    if (module?.loaded === false && isObject(module.exports) && !failures.has(module.exports)) failures.set(module.exports, error);
  }
}

/** Throws what a module threw when it was first imported, in place of the half that was loaded. */
export function refuseHalfLoaded(imported: unknown): void {
  if (!isObject(imported) || !failures.has(imported)) return;
  // one that was merely still loading when another one failed is whole by now
  if (Object.values(cache).some((module) => module?.exports === imported && module.loaded === false)) throw failures.get(imported);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
