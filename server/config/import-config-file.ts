import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createJiti } from 'jiti';
import { errorMessage } from '../../common/errors/error-message.ts';
import { PerdureError } from '../../common/errors/perdure-error.ts';
import { placeOfError } from './place-of-error.ts';

/**
 * The default export of a TypeScript or JavaScript file, loaded without a build: path aliases of the nearest
 * `tsconfig.json` work, and `import 'server-only'` does nothing. Throws `CONFIG_FAILED` with file and line.
 */
export async function importConfigFile(file: string): Promise<unknown> {
  const module = await importByJiti(file);
  if (typeof module === 'object' && module !== null && 'default' in module) return module.default;
  const names = typeof module === 'object' && module !== null ? Object.keys(module) : [];
  throw new PerdureError('CONFIG_INVALID', `${file} has no default export; it exports ${names.length ? names.join(', ') : 'nothing'}`, {
    remedy: 'Write `export default { … }` with the keys of ServerConfig.',
  });
}

async function importByJiti(file: string): Promise<unknown> {
  const extension = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
  const empty = fileURLToPath(new URL(`./empty-module${extension}`, import.meta.url));
  const tsconfig = nearestTsconfig(dirname(file));
  const jiti = createJiti(import.meta.url, {
    alias: { 'server-only': empty, 'client-only': empty },
    ...(tsconfig === null ? {} : { tsconfigPaths: tsconfig }),
    // the file must meet the same instance of Perdure as this process
    nativeModules: ['perdure'],
    interopDefault: false,
  });
  try {
    return await jiti.import(file);
  } catch (error) {
    const place = placeOfError(error, file);
    throw new PerdureError('CONFIG_FAILED', `${place} failed: ${withoutPlaces(errorMessage(error))}`, { cause: error });
  }
}

/** Node appends who required a missing module, the parser where it stopped: the place is named already. */
function withoutPlaces(message: string): string {
  return message.replace(/\nRequire stack:[\s\S]*$|\s*\n\s*\/[^\n]*:\d+:\d+\s*$/, '').trim();
}

function nearestTsconfig(folder: string): string | null {
  const file = join(folder, 'tsconfig.json');
  if (existsSync(file)) return file;
  const parent = dirname(folder);
  return parent === folder ? null : nearestTsconfig(parent);
}
