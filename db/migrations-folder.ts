import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/**
 * Where the numbered `.sql` files lie, beside this module: in the sources and, copied by the build, in `dist/`. A host's
 * bundler would look for the folder, so nothing that a trigger needs imports this file.
 */
export const MIGRATIONS_FOLDER = fileURLToPath(new URL('./migrations', import.meta.url));

/** Names of this release's migrations in order, without extension. */
export async function migrationNames(): Promise<string[]> {
  const files = await readdir(MIGRATIONS_FOLDER);
  return files
    .filter((file) => /^\d{4}_.*\.sql$/.test(file))
    .map((file) => file.slice(0, -'.sql'.length))
    .sort();
}
