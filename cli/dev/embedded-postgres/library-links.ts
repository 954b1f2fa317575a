import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';

interface LinkEntry {
  /** both relative to the package's root */
  source: string;
  target: string;
}

/**
 * npm packages carry no symbolic links, and with install scripts off nobody makes the ones that PostgreSQL's libraries
 * need. Makes them in the package, or, where that cannot be written, in `ownFolder`. Returns what the environment of
 * PostgreSQL's processes needs beside.
 */
export function linkLibraries(packageRoot: string, ownFolder: string): Record<string, string> {
  const list = join(packageRoot, 'native/pg-symlinks.json');
  if (!existsSync(list)) return {};
  const missing = (JSON.parse(readFileSync(list, 'utf8')) as LinkEntry[]).filter(({ target }) => !existsSync(join(packageRoot, target)));
  if (missing.every(({ source, target }) => link(basename(source), join(packageRoot, target)))) return {};

  mkdirSync(ownFolder, { recursive: true });
  for (const { source, target } of missing) {
    const path = join(ownFolder, basename(target));
    if (!existsSync(path) && !link(join(packageRoot, source), path)) throw new Error(`cannot make the link ${path}`);
  }
  const variable = process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH';
  return { [variable]: [ownFolder, join(packageRoot, 'native/lib'), process.env[variable]].filter(Boolean).join(':') };
}

/** Whether the link is there afterwards; another process may have made it meanwhile. */
function link(source: string, path: string): boolean {
  try {
    symlinkSync(source, path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return true;
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false;
    throw error;
  }
}
