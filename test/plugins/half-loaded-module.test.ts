import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { builtPerdure } from '../support/built-perdure.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';

// Jest's own module loader would stand in for Node's, so that this runs in a process of its own.
const SCRIPT = `
  const [, dist, file] = process.argv;
  const { loadConfig } = await import(dist + '/server/config/load-config.js');
  const { createPluginRegistry } = await import(dist + '/server/plugins/create-plugin-registry.js');
  const { config } = await loadConfig({ cwd: '.', file });
  const registry = createPluginRegistry(config.workflowPlugins);
  const said = [];
  for (const action of ['x/boom', 'x/boom', 'x/other', 'x/nested', 'x/nested', 'x/absent', 'x/absent', 'x/user', 'x/user', 'x/well']) {
    said.push(await registry.resolveStep(action).then((step) => typeof step, ({ code, message }) => code + ' ' + message));
  }
  console.log(JSON.stringify(said));
`;

test('a module that throws while it is loaded is told with what it threw, each time, whoever imports it, and no half of it is run', () => {
  const folder = makeTemporaryFolder();
  try {
    const write = (name: string, text: string) => writeFileSync(join(folder.path, name), text);
    write(
      'boom.ts',
      "export function step(): number { return limit; }\nthrow new Error('module boom');\nexport const limit: number = 1;\n",
    );
    write('deep.ts', "export const step = () => 1;\nthrow new Error('deep boom');\n");
    write('nested.ts', "import { step as inner } from './deep.ts';\nexport const step = () => inner();\n");
    write('user.ts', "import { step as inner } from './boom.ts';\nexport const step = () => inner();\n");
    write('well.ts', 'export const step = async () => ({});\n');
    const action = (id: string, from: string) =>
      `{ actionId: 'x/${id}', importer: { importer: () => import('./${from}.ts'), stepFunction: 'step' } }`;
    const actions = [
      action('boom', 'boom'),
      action('other', 'boom'),
      action('nested', 'nested'),
      action('absent', 'absent'),
      action('well', 'well'),
      action('user', 'user'),
    ];
    write('perdure.config.ts', `export default { workflowPlugins: [{ stepImporters: [${actions.join(', ')}] }] };\n`);
    const dist = join(builtPerdure(), '../..');
    const file = join(folder.path, 'perdure.config.ts');
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', SCRIPT, dist, file], { encoding: 'utf8' });
    const failed = (id: string, why: string) =>
      expect.stringMatching(new RegExp(`^STEP_LOAD_FAILED The module of the step "x/${id}" cannot be loaded: ${why}$`));
    expect(JSON.parse(output)).toEqual([
      failed('boom', 'module boom'),
      failed('boom', 'module boom'),
      failed('other', 'module boom'),
      failed('nested', 'deep boom'),
      failed('nested', 'deep boom'),
      failed('absent', "Cannot find module '.*absent.ts'.*"),
      failed('absent', "Cannot find module '.*absent.ts'.*"),
      failed('user', 'module boom'),
      failed('user', 'module boom'),
      'function',
    ]);
  } finally {
    folder.remove();
  }
}, 120_000);
