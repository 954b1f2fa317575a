import { existsSync } from 'node:fs';
import { cachedExecutable } from '../cache-folder.ts';
import { temporalExecutableFault } from '../temporal-executable-fault.ts';
import type { Way } from '../way.ts';

export const inCache: Way = {
  wayOut: `put the command at ${cachedExecutable()}`,
  slow: false,
  async find() {
    const path = cachedExecutable();
    if (!existsSync(path)) return { reason: `nothing at ${path}`, notable: false };
    const fault = temporalExecutableFault(path);
    return fault === null ? { path } : { reason: `${path} cannot be used: ${fault}`, notable: true };
  },
};
