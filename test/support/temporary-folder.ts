import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder that only this user can enter; `remove` takes it away with all that it holds. */
export function makeTemporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'perdure-folder-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
