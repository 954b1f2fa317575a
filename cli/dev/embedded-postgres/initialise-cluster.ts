import { spawn } from 'node:child_process';
import { chownSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PerdureError } from '../../../common/errors/perdure-error.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import type { ServerAccount } from './server-account.ts';

export interface ClusterOptions {
  binaries: PostgresBinaries;
  account: ServerAccount;
  environment: Record<string, string>;
  /** where `data` is made */
  folder: string;
  user: string;
  password: string;
  /** whether the files are forced to the disk; false for tests */
  durable: boolean;
}

/** Makes a new cluster in `<folder>/data`: UTF-8, passwords by SCRAM, text ordered by code point on every machine. */
export async function initialiseCluster(options: ClusterOptions): Promise<void> {
  const { binaries, account, folder } = options;
  const passwordFile = join(folder, 'initial-password');
  writeFileSync(passwordFile, `${options.password}\n`, { mode: 0o600 });
  if (account.ids.uid !== undefined && account.ids.gid !== undefined) chownSync(passwordFile, account.ids.uid, account.ids.gid);
  const [command, args] = account.commandLine(binaries.initdb, [
    `--pgdata=${join(folder, 'data')}`,
    `--username=${options.user}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    ...(options.durable ? [] : ['--no-sync']),
  ]);
  try {
    const child = spawn(command, args, {
      ...account.ids,
      cwd: folder,
      env: { ...process.env, ...options.environment, LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    if (code !== 0) {
      // half a cluster would be taken for a whole one by the next start
      rmSync(join(folder, 'data'), { recursive: true, force: true });
      throw new PerdureError('FOLDER_UNUSABLE', `PostgreSQL could not set its data up in ${folder}: ${reasonIn(output)}`);
    }
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** A full disk makes PostgreSQL say many things, of which the last is not the reason. */
function reasonIn(output: string): string {
  if (output.includes('No space left on device')) return 'the disk is full.';
  return output.trim().split('\n').slice(-4).join(' ').trim();
}
