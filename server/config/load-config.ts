import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { errorMessage } from '../../common/errors/error-message.ts';
import { PerdureError } from '../../common/errors/perdure-error.ts';
import { checkServerConfig } from './check-server-config.ts';
import { importConfigFile } from './import-config-file.ts';
import type { ServerConfig } from './server-config.ts';

export const CONFIG_FILE_NAMES = ['perdure.config.ts', 'perdure.config.mts', 'perdure.config.js', 'perdure.config.mjs'] as const;

export interface LoadedConfig {
  config: ServerConfig;
  /** absolute; null when there is no configuration file and none was asked for */
  file: string | null;
  warnings: string[];
}

/**
 * Loads `file`, or the first of `CONFIG_FILE_NAMES` in `cwd`; without any the configuration is empty. Throws
 * `CONFIG_FAILED` with file and line when the file throws, `CONFIG_INVALID` when it is missing or of the wrong shape.
 */
export async function loadConfig(options: { cwd: string; file?: string | undefined }): Promise<LoadedConfig> {
  const file = options.file === undefined ? findConfigFile(options.cwd) : resolve(options.cwd, options.file);
  if (file === null) return { config: {}, file: null, warnings: [] };
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    throw new PerdureError('CONFIG_INVALID', `There is no configuration file ${file}`, {
      remedy: `Give --config an existing file, or leave it out to use one of ${CONFIG_FILE_NAMES.join(', ')} in the working directory.`,
    });
  }
  const exported = await importConfigFile(file);
  try {
    return { ...checkServerConfig(exported), file };
  } catch (error) {
    throw new PerdureError('CONFIG_INVALID', `${file}: ${errorMessage(error)}`, { cause: error });
  }
}

function findConfigFile(cwd: string): string | null {
  return CONFIG_FILE_NAMES.map((name) => join(cwd, name)).find((file) => existsSync(file)) ?? null;
}
