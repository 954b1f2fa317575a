import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes the folder that holds everything of this project's `perdure dev`, closed to others and to git. That of root may be
 * passed through, because PostgreSQL may have to run as somebody else; all that lies in it is closed.
 */
export function prepareHome(home: string): void {
  const isNew = mkdirSync(home, { recursive: true, mode: 0o700 }) !== undefined;
  // not by the mode of mkdir, from which the umask is taken
  if (isNew && process.getuid?.() === 0) chmodSync(home, 0o711);
  const ignore = join(home, '.gitignore');
  if (!existsSync(ignore)) writeFileSync(ignore, '*\n');
}

/** Removes the data of earlier starts. What else lies in the folder is left alone. */
export function emptyHome(home: string): void {
  for (const name of ['postgres', 'temporal', 'logs', 'api-key', 'encryption-keys', 'dev.json']) {
    rmSync(join(home, name), { recursive: true, force: true });
  }
}
