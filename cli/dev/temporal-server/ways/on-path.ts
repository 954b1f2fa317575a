import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { temporalExecutableFault } from '../temporal-executable-fault.ts';
import type { Way } from '../way.ts';

export const onPath: Way = {
  wayOut: 'put `temporal` on the PATH',
  slow: false,
  async find() {
    const name = process.platform === 'win32' ? 'temporal.exe' : 'temporal';
    const path = (process.env.PATH ?? '')
      .split(delimiter)
      .filter((folder) => folder !== '')
      .map((folder) => join(folder, name))
      .find((file) => existsSync(file));
    if (path === undefined) return { reason: 'no `temporal` on the PATH', notable: false };
    const fault = temporalExecutableFault(path);
    return fault === null ? { path } : { reason: `${path}, found on the PATH, cannot be used: ${fault}`, notable: true };
  },
};
