import { createRequire } from 'node:module';

interface Module {
  loaded: boolean;
  exports: unknown;
}

const { cache } = createRequire(import.meta.url);
let underWay = 0;
/** modules that loaded already when nothing was imported here, such as a script that is still at its top-level `await` */
let bystanders: readonly Module[] = [];
/** modules that had not ended when an import failed, with what that threw */
const suspects = new Map<Module, unknown>();

/**
 * What an import gives; what it threw at every later one, too. A module loaded by jiti (as those of a TypeScript configuration
 * are) stays in its caches after it threw, and whoever imports it next would get what it had exported until then.
 */
export async function importWhole(importer: () => Promise<unknown>): Promise<unknown> {
  if (underWay++ === 0) bystanders = loading();
  try {
    const imported = await importer();
    for (const [module, failure] of suspects) if (!module.loaded && module.exports === imported) throw failure;
    return imported;
  } catch (error) {
    for (const module of loading()) if (!bystanders.includes(module) && !suspects.has(module)) suspects.set(module, error);
    throw error;
  } finally {
    if (--underWay === 0) closeHalfLoaded();
  }
}

function loading(): Module[] {
  return Object.values(cache).flatMap((module) => (module === undefined || module.loaded ? [] : [module]));
}

/** Nothing loads any more, so that what is half loaded stays so: other modules that import it get what it threw. */
function closeHalfLoaded(): void {
  for (const [module, failure] of suspects) {
    if (module.loaded) continue;
    Object.defineProperty(module, 'exports', {
      get() {
        throw failure;
      },
    });
    // no suspect a second time
    module.loaded = true;
  }
  suspects.clear();
}
