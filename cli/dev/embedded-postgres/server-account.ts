import { spawnSync } from 'node:child_process';
import { lchownSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PerdureError } from '../../../common/errors/perdure-error.ts';

/** How PostgreSQL's processes, which refuse to run as root, are to be started. */
export interface ServerAccount {
  /** the command line that runs `command` under the account */
  commandLine(command: string, args: string[]): [command: string, args: string[]];
  /** for `spawn`; empty when the account is this process's own or is reached by the command line */
  ids: { uid?: number; gid?: number };
}

interface User {
  uid: number;
  gid: number;
}

const direct: ServerAccount = { commandLine: (command, args) => [command, args], ids: {} };

/**
 * Chooses the account for a server whose files lie in `folder`, which exists. An ordinary user runs it as himself, and data
 * that an ordinary user made stay his when root comes. Otherwise root runs it in a user namespace where his files seem to
 * belong to somebody else: that works below folders that only root can enter, and leaves everything root's own. Where it does
 * not (namespaces are forbidden, or the folder lies in somebody else's, which a root without his powers cannot enter), the
 * server runs as the owner of the folder above, or as an unprivileged user, and is given `folder`. Throws `FOLDER_UNUSABLE`.
 */
export function chooseServerAccount(folder: string, binary: string): ServerAccount {
  if (process.getuid?.() !== 0) return direct;
  const data = statSync(join(folder, 'data'), { throwIfNoEntry: false });
  if (data !== undefined && data.uid !== 0) return { ...direct, ids: { uid: data.uid, gid: data.gid } };
  const unprivileged = unprivilegedUser();
  const namespaced = inNamespace(unprivileged);
  if (reaches(namespaced, binary, folder)) return namespaced;
  for (const user of [ownerAbove(folder), unprivileged]) {
    if (user === null) continue;
    const account = { ...direct, ids: { uid: user.uid, gid: user.gid } };
    if (!reaches(account, binary, null) || !enters(account, dirname(folder))) continue;
    give(folder, user);
    return account;
  }
  throw new PerdureError(
    'FOLDER_UNUSABLE',
    `PostgreSQL refuses to run as root, and no other account that is there reaches both ${folder} and ${binary}.`,
    { remedy: 'Run as an ordinary user, work below a folder that every user can enter, or set DATABASE_URL to a PostgreSQL of your own.' },
  );
}

function inNamespace({ uid, gid }: User): ServerAccount {
  const namespace = ['--user', `--map-user=${uid}`, `--map-group=${gid}`];
  return { commandLine: (command, args) => ['unshare', [...namespace, command, ...args]], ids: {} };
}

/** Whether the account can run the binary and, unless null, write into the folder. */
function reaches(account: ServerAccount, binary: string, folder: string | null): boolean {
  return test(account, '-x', binary) && (folder === null || test(account, '-w', folder));
}

function enters(account: ServerAccount, folder: string): boolean {
  return test(account, '-x', folder);
}

function test(account: ServerAccount, flag: string, path: string): boolean {
  const [command, args] = account.commandLine('test', [flag, path]);
  return spawnSync(command, args, { ...account.ids, cwd: '/', env: process.env, stdio: 'ignore' }).status === 0;
}

function give(folder: string, { uid, gid }: User): void {
  for (const name of ['.', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })]) lchownSync(join(folder, name), uid, gid);
}

/** Whose folder it is that root works in. */
function ownerAbove(folder: string): User | null {
  const above = dirname(folder);
  if (above === folder) return null;
  const { uid, gid } = statSync(above);
  return uid === 0 ? ownerAbove(above) : { uid, gid };
}

/** PostgreSQL looks its user's name up, so the user must exist. */
function unprivilegedUser(): User {
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
