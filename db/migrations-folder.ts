import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Where the numbered `.sql` files lie, beside this module: in the sources and, copied by the build, in `dist/`. */
export const MIGRATIONS_FOLDER = fileURLToPath(new URL('./migrations', import.meta.url));

/** The table of the applied migrations, in Perdure's own schema. */
export const MIGRATIONS_TABLE = 'migrations';

/** Names of this release's migrations in order, without extension. */
export async function migrationNames(): Promise<string[]> {
  const files = await readdir(MIGRATIONS_FOLDER);
  return files
    .filter((file) => /^\d{4}_.*\.sql$/.test(file))
    .map((file) => file.slice(0, -'.sql'.length))
    .sort();
}
