import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { lockFolder } from '../../cli/dev/folder-lock.ts';
import { startTimeOf } from '../../cli/dev/process/start-time-of.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';

let folder: ReturnType<typeof makeTemporaryFolder>;
let other: ChildProcess;

beforeEach(() => {
  folder = makeTemporaryFolder();
  other = spawn('sleep', ['600'], { stdio: 'ignore' });
});

afterEach(() => {
  other.kill('SIGKILL');
  folder.remove();
});

const lockFile = () => join(folder.path, 'lock');

test('a folder is taken by one process at a time, and free again after release', () => {
  const lock = lockFolder(folder.path);
  expect(() => lockFolder(folder.path)).toThrow(
    expect.objectContaining({ code: 'ALREADY_RUNNING', message: expect.stringContaining(String(process.pid)) }),
  );
  lock.release();
  lockFolder(folder.path).release();
  expect(readdirSync(folder.path)).toEqual([]);
});

test('the lock of a process that is gone is taken over, with the children it left behind', () => {
  const alive = { name: 'Temporal', pid: other.pid, startedAt: startTimeOf(other.pid ?? 0) };
  const gone = { name: 'api', pid: 2 ** 22 + 1, startedAt: 'x' };
  writeFileSync(lockFile(), JSON.stringify({ owner: { ...gone, name: 'perdure dev' }, children: [alive, gone] }));
  const lock = lockFolder(folder.path);
  expect(lock.leftovers).toEqual([alive]);
  lock.release();
});

test('a lock whose pid was given to another process meanwhile is stale', () => {
  const mark = { name: 'perdure dev', pid: other.pid, startedAt: 'another time' };
  writeFileSync(lockFile(), JSON.stringify({ owner: mark, children: [{ ...mark, name: 'api' }] }));
  const lock = lockFolder(folder.path);
  expect(lock.leftovers).toEqual([]);
  lock.release();
});

test('a lock that holds half a text is stale', () => {
  writeFileSync(lockFile(), '{"owner":');
  lockFolder(folder.path).release();
  expect(existsSync(lockFile())).toBe(false);
});

test('children are noted once each, the newest process for a name', () => {
  const lock = lockFolder(folder.path);
  lock.note('api', 1);
  lock.note('worker', 1);
  lock.note('api', process.pid);
  const { children } = JSON.parse(readFileSync(lockFile(), 'utf8'));
  expect(children.map(({ name, pid }: { name: string; pid: number }) => [name, pid])).toEqual([
    ['worker', 1],
    ['api', process.pid],
  ]);
  lock.release();
});
