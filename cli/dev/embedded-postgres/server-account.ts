import { spawnSync } from 'node:child_process';
import { chownSync, lchownSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PerdureError } from '../../../common/errors/perdure-error.ts';

/** How PostgreSQL's processes, which refuse to run as root, are to be started. */
export interface ServerAccount {
  /** the command line that runs `command` under the account */
  commandLine(command: string, args: string[]): [command: string, args: string[]];
  /** for `spawn`; empty when the account is this process's own or is reached by the command line */
  ids: { uid?: number; gid?: number };
}

const direct: ServerAccount = { commandLine: (command, args) => [command, args], ids: {} };

/**
 * Chooses the account for a server whose files lie in `folder`, which exists. An ordinary user runs it as himself, and data
 * that an ordinary user made stay his when root comes. Otherwise root runs it in a user namespace where his files seem to
 * belong to somebody else, because that works below folders that only root can enter and leaves everything root's own; where
 * such namespaces are forbidden, as an existing unprivileged user, to whom `folder` is given. Throws `FOLDER_UNUSABLE`.
 */
export function chooseServerAccount(folder: string, binary: string): ServerAccount {
  if (process.getuid?.() !== 0) return direct;
  const owner = statSync(join(folder, 'data'), { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) return accountOf(owner, folder, binary);
  const user = unprivilegedUser();
  const namespace = ['--user', `--map-user=${user.uid}`, `--map-group=${user.gid}`];
  if (spawnSync('unshare', [...namespace, 'true'], { stdio: 'ignore', env: process.env }).status === 0) {
    return { commandLine: (command, args) => ['unshare', [...namespace, command, ...args]], ids: {} };
  }
  chownSync(folder, user.uid, user.gid);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) lchownSync(join(folder, name), user.uid, user.gid);
  return accountOf(user, folder, binary);
}

function accountOf({ uid, gid }: { uid: number; gid: number }, folder: string, binary: string): ServerAccount {
  if (!may(uid, gid, '-w', folder)) throw unreachable(folder);
  if (!may(uid, gid, '-x', binary)) throw unreachable(binary);
  return { ...direct, ids: { uid, gid } };
}

function may(uid: number, gid: number, flag: string, path: string): boolean {
  return spawnSync('test', [flag, path], { uid, gid, cwd: '/', stdio: 'ignore' }).status === 0;
}

function unreachable(path: string): PerdureError {
  return new PerdureError(
    'FOLDER_UNUSABLE',
    `PostgreSQL refuses to run as root, and the user it would run as cannot reach ${path}; user namespaces, which would help, are forbidden here.`,
    { remedy: 'Run as an ordinary user, work below a folder that every user can enter, or set DATABASE_URL to a PostgreSQL of your own.' },
  );
}

/** PostgreSQL looks its user's name up, so the user must exist. */
function unprivilegedUser(): { uid: number; gid: number } {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ uid, gid }) => uid > 0 && gid > 0);
  const found = users.find(({ name }) => name === 'postgres') ?? users.find(({ name }) => name === 'nobody') ?? users[0];
  if (found === undefined)
    throw new PerdureError('FOLDER_UNUSABLE', 'PostgreSQL refuses to run as root, and this machine has no other user.');
  return found;
}
