import { spawnSync } from 'node:child_process';

/** Why a file is no usable `temporal` command, or null. */
export function temporalExecutableFault(path: string): string | null {
  const run = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 30_000 });
  if (run.error !== undefined) return reasonOf(run.error);
  if (run.status !== 0) return `\`${path} --version\` ended with ${run.signal ?? `exit code ${run.status}`}`;
  return /\btemporal version\b/i.test(run.stdout) ? null : `\`${path} --version\` does not answer as Temporal's CLI does`;
}

function reasonOf(error: Error): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES') return 'it may not be executed';
  return error.message;
}
