import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The command line that runs a TypeScript file in a Node of its own. */
export function jitiCommand(file: string): [command: string, ...args: string[]] {
  const cli = join(dirname(createRequire(import.meta.url).resolve('jiti/package.json')), 'lib/jiti-cli.mjs');
  return [process.execPath, cli, file];
}
