import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { PerdureError } from '../../common/errors/perdure-error.ts';
import { loadConfig } from '../../server/config/load-config.ts';
import { createPluginRegistry } from '../../server/plugins/create-plugin-registry.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'perdure-config-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function folder(name: string, files: Record<string, string>): string {
  const path = join(root, name);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, file)), { recursive: true });
    writeFileSync(join(path, file), text);
  }
  return path;
}

async function failure(work: Promise<unknown>): Promise<PerdureError> {
  return work.then(
    () => Promise.reject(new Error('expected a failure')),
    (error) => error,
  );
}

describe('loadConfig', () => {
  test('without a file gives an empty configuration', async () => {
    expect(await loadConfig({ cwd: folder('none', { 'x.txt': '' }) })).toEqual({ config: {}, file: null, warnings: [] });
  });

  test.each(['perdure.config.ts', 'perdure.config.mts', 'perdure.config.js', 'perdure.config.mjs'])('finds %s', async (name) => {
    const cwd = folder(`find-${name}`, {
      [name]: "export default { allowedOrigins: ['https://shop.example'] };",
      'package.json': '{"type":"module"}',
    });
    expect((await loadConfig({ cwd })).config.allowedOrigins).toEqual(['https://shop.example']);
  });

  test('loads TypeScript with path aliases, enums, server-only and a lazily imported step', async () => {
    const cwd = folder('alias', {
      'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
      'src/lib/steps.ts':
        "import 'server-only';\nenum Mode { A = 'a' }\nexport const send = async (input: { to: string }) => ({ mode: Mode.A, to: input.to });",
      'src/lib/server.ts': `import 'server-only';
import { send } from '@/lib/steps';
export const plugin = { stepImporters: [
  { actionId: 'sms/send', importer: { stepFunction: send } },
  { actionId: 'sms/lazy', importer: { importer: () => import('./steps'), stepFunction: 'send' } },
] };`,
      'perdure.config.ts': "import { plugin } from '@/lib/server';\nexport default { workflowPlugins: [plugin] };",
    });
    const { config, warnings } = await loadConfig({ cwd });
    expect(warnings).toEqual([]);
    const registry = createPluginRegistry(config.workflowPlugins ?? []);
    for (const id of ['sms/send', 'sms/lazy']) {
      const step = await registry.resolveStep(id);
      expect(await step({ to: 'x' }, {} as never)).toEqual({ mode: 'a', to: 'x' });
    }
  });

  test('one line may re-export the configuration of a host', async () => {
    const cwd = folder('reexport', {
      'app/server-config.ts': "export default { allowedOrigins: ['https://shop.example'] };",
      'perdure.config.ts': "export { default } from './app/server-config';",
    });
    expect((await loadConfig({ cwd })).config.allowedOrigins).toEqual(['https://shop.example']);
  });

  test('a file that throws is CONFIG_FAILED with file and line', async () => {
    const cwd = folder('throws', {
      'perdure.config.ts': "type X = string;\nconst name: X = 'x';\n\nthrow new Error('no secret in ' + name);\n",
    });
    const error = await failure(loadConfig({ cwd }));
    expect(error).toMatchObject({ code: 'CONFIG_FAILED' });
    expect(error.message).toContain(`${join(cwd, 'perdure.config.ts')}:4:`);
    expect(error.message).toContain('no secret in x');
  });

  test('the place is that of the module which threw, not of the one that imports it', async () => {
    const cwd = folder('throws-below', {
      'lib/part.ts': 'const missing = undefined as unknown as { x: string };\nexport const y = missing.x;\n',
      'perdure.config.ts': "import { y } from './lib/part';\nexport default { y };\n",
    });
    const error = await failure(loadConfig({ cwd }));
    expect(error.message).toContain(`${join(cwd, 'lib/part.ts')}:2:`);
  });

  test('a syntax error is CONFIG_FAILED with file and line', async () => {
    const cwd = folder('syntax', { 'perdure.config.ts': 'export default {\n  workflowPlugins: [,,\n' });
    const error = await failure(loadConfig({ cwd }));
    expect(error).toMatchObject({ code: 'CONFIG_FAILED' });
    expect(error.message).toMatch(/perdure\.config\.ts:\d+:\d+/);
  });

  test('an import that is not installed is named', async () => {
    const cwd = folder('import', { 'perdure.config.ts': "import x from 'nobody-has-this';\nexport default { x };\n" });
    const error = await failure(loadConfig({ cwd }));
    expect(error).toMatchObject({ code: 'CONFIG_FAILED' });
    expect(error.message.startsWith(join(cwd, 'perdure.config.ts'))).toBe(true);
    expect(error.message).toContain("Cannot find module 'nobody-has-this'");
  });

  test('a folder with blanks in its name is named whole', async () => {
    const cwd = folder('my own app', { 'perdure.config.ts': "throw new Error('no');\n" });
    expect((await failure(loadConfig({ cwd }))).message).toContain(`${join(cwd, 'perdure.config.ts')}:1:`);
  });

  test('a value thrown that is no Error is reported too', async () => {
    const cwd = folder('throws-text', { 'perdure.config.mjs': "throw 'just text';" });
    expect((await failure(loadConfig({ cwd }))).message).toContain('just text');
  });

  test('a missing file, a missing default export and wrong shapes are CONFIG_INVALID with the place', async () => {
    const cwd = folder('shapes', {
      'none.ts': 'export const config = {};',
      'bad.ts':
        "export default { workflowPlugins: [{ stepImporters: [{ actionId: 'sms', importer: {} }] }], allowedOrigins: ['shop.example/x'], fetch: { allowCidrs: ['10.0.0.0'] } };",
      'number.ts': 'export default 3;',
      'unknown.ts': 'export default { workflowPlugin: [] };',
    });
    expect((await failure(loadConfig({ cwd, file: 'absent.ts' }))).message).toContain(join(cwd, 'absent.ts'));
    expect((await failure(loadConfig({ cwd, file: 'none.ts' }))).message).toContain('it exports config');
    const bad = await failure(loadConfig({ cwd, file: 'bad.ts' }));
    expect(bad).toMatchObject({ code: 'CONFIG_INVALID' });
    expect(bad.message).toContain('workflowPlugins[0].stepImporters[0].actionId: expected `type/slug`');
    expect(bad.message).toContain('workflowPlugins[0].stepImporters[0].importer: expected { stepFunction');
    expect(bad.message).toContain('allowedOrigins[0]: expected an origin');
    expect(bad.message).toContain('fetch.allowCidrs[0]: expected a CIDR');
    expect(await failure(loadConfig({ cwd, file: 'number.ts' }))).toMatchObject({ code: 'CONFIG_INVALID' });
    expect((await loadConfig({ cwd, file: 'unknown.ts' })).warnings).toEqual([expect.stringContaining('"workflowPlugin"')]);
  });
});
