import { PerdureError } from '../../common/errors/perdure-error.ts';
import { type LoadedConfig, loadConfig } from '../../server/config/load-config.ts';
import { printError } from '../output/print-error.ts';
import { isLeaving } from './leave.ts';

/**
 * `loadConfig` for a command: a configuration file that never finishes loading, or that ends the process, must not pass for
 * one that was read. Throws `CONFIG_FAILED` for the first; for the second says so and makes the process end with 1.
 */
export async function loadConfigFile(file: string | undefined): Promise<LoadedConfig> {
  const name = file ?? 'The configuration file';
  let idle = () => {};
  const neverFinished = new Promise<never>((_, reject) => {
    idle = () => {
      const remedy = 'Look for an `await` at its top level that nothing ever answers.';
      reject(new PerdureError('CONFIG_FAILED', `${name} did not finish loading: it waits for something that cannot happen.`, { remedy }));
    };
  });
  const blame = (code: number) => {
    if (isLeaving()) return;
    process.exitCode = 1;
    const remedy = 'Throw an error instead of calling `process.exit`.';
    const error = new PerdureError('CONFIG_FAILED', `${name} ended the process while it was loaded (exit code ${code}).`, { remedy });
    printError(error, { json: process.argv.includes('--json') });
  };
  // the channel to a `perdure dev` would keep the event loop alive for ever
  process.channel?.unref();
  process.once('beforeExit', idle);
  process.once('exit', blame);
  try {
    return await Promise.race([loadConfig({ cwd: process.cwd(), file }), neverFinished]);
  } finally {
    process.removeListener('beforeExit', idle);
    process.removeListener('exit', blame);
    process.channel?.ref();
  }
}
