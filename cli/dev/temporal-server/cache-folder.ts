import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { TEMPORAL_CLI_VERSION } from './temporal-version.ts';

/** Where Perdure keeps what is costly to get and the same for every project of a user. */
export function cacheFolder(): string {
  const given = process.env.XDG_CACHE_HOME;
  const base = given !== undefined && isAbsolute(given) ? given : join(homedir(), '.cache');
  return join(base, 'perdure');
}

/** The `temporal` command that we built ourselves, under its version. */
export function cachedExecutable(): string {
  return join(cacheFolder(), `temporal-${TEMPORAL_CLI_VERSION}${process.platform === 'win32' ? '.exe' : ''}`);
}
