import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { builtPerdure, cleanEnvironment, perdure } from '../support/built-perdure.ts';
import { temporalAddress } from '../support/temporal-address.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { runInTerminal } from '../support/terminal.ts';
import { createTestDatabase } from '../support/test-database.ts';

const COMMANDS = ['dev', 'api', 'worker', 'migrate', 'trigger', 'watch', 'validate', 'status'];
const ID = '0198f4c2-7c1e-7d0a-9a53-3a1f6f3f2b11';
let folder: ReturnType<typeof makeTemporaryFolder>;

beforeAll(() => {
  folder = makeTemporaryFolder();
  builtPerdure();
}, 60_000);
afterAll(() => folder.remove());

const run = (args: string[], options: { env?: Record<string, string>; stdin?: string } = {}) =>
  perdure(args, { cwd: folder.path, ...options });

describe('help teaches', () => {
  test('the command names every verb and the exit codes', async () => {
    const { code, stdout } = await run(['--help']);
    expect(code).toBe(0);
    for (const command of COMMANDS) expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
    expect(stdout).toContain('0 done, 1 failed, 2 wrong use');
  });

  test.each(COMMANDS)('%s shows an example', async (command) => {
    const { code, stdout } = await run([command, '--help']);
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`Examples?:[\\s\\S]*perdure ${command}`));
  });

  test('the version is that of the package', async () => {
    expect((await run(['--version'])).stdout.trim()).toMatch(/^\d+\.\d+\.\d+$/);
  });
});

describe('wrong use ends with 2 and says what is wrong', () => {
  test.each([
    [['frobnicate'], /unknown command 'frobnicate'/],
    [['watch'], /missing required argument 'execution'/],
    [['watch', 'a', 'b'], /too many arguments/],
    [['trigger', ID, '--inptu', '{}'], /unknown option '--inptu'.*\n.*--input/],
    [['worker', '--grace', 'long'], /expected a number of seconds/],
    [['trigger', ID, '--user', ''], /'--user <name>'.*expected the name of a user/],
    [[], /Usage: perdure/],
  ])('%j', async (args, message) => {
    const { code, stdout, stderr } = await run(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });
});

describe('what cannot be done ends with 1, a code, what was found and what to do', () => {
  test.each([
    [['status'], {}, 'NOT_CONFIGURED', /No `perdure dev` runs in .*\n.*perdure dev/],
    [['migrate'], {}, 'NOT_CONFIGURED', /DATABASE_URL is not set/],
    [['api'], {}, 'NOT_CONFIGURED', /DATABASE_URL is not set/],
    [['worker'], {}, 'NOT_CONFIGURED', /DATABASE_URL is not set/],
    [['watch', ID], {}, 'NOT_CONFIGURED', /DATABASE_URL is not set/],
    [['trigger', ID], {}, 'NOT_CONFIGURED', /DATABASE_URL is not set/],
    [['trigger', ID, '--input', '{'], {}, 'INPUT_INVALID', /is not JSON/],
    [['trigger', ID, '--input', '[]'], {}, 'INPUT_INVALID', /no object/],
    [['trigger', ID, '--input', '@none.json'], {}, 'INPUT_INVALID', /none\.json cannot be read/],
    [['trigger', 'My workflow'], {}, 'NOT_CONFIGURED', /DATABASE_URL is not set/],
    [
      ['migrate'],
      { DATABASE_URL: 'postgres://u:secret@127.0.0.1:1/d' },
      'DATABASE_UNREACHABLE',
      /127\.0\.0\.1:1\/d cannot be used: connect ECONNREFUSED/,
    ],
    [['migrate'], { DATABASE_URL: 'mysql://u:secret@h/d' }, 'CONFIG_INVALID', /DATABASE_URL: expected a URL such as postgres/],
    [['migrate'], { PERDURE_PORT: '99999' }, 'CONFIG_INVALID', /PERDURE_PORT: expected a port/],
    [['dev', '--config', 'none.ts'], {}, 'CONFIG_INVALID', /There is no configuration file .*none\.ts/],
    [['validate', 'none.json'], {}, 'GRAPH_SHAPE', /none\.json cannot be read/],
  ] as [string[], Record<string, string>, string, RegExp][])('%j %j', async (args, env, errorCode, message) => {
    const { code, stdout, stderr } = await run(args, { env });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(`perdure: ${errorCode}`);
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/\n {2}→ \S/);
    expect(stderr).not.toContain('secret');
  });

  test('with --json as one line of JSON', async () => {
    const { stderr } = await run(['status', '--json']);
    expect(JSON.parse(stderr)).toEqual({ error: { code: 'NOT_CONFIGURED', message: expect.any(String), remedy: expect.any(String) } });
  });

  test.each(['api', 'worker'])('%s says that PostgreSQL refuses it', async (command) => {
    const { url, drop } = await createTestDatabase({ empty: true });
    const env = { PERDURE_PORT: '0', TEMPORAL_ADDRESS: await temporalAddress() };
    const missing = await run([command], { env: { ...env, DATABASE_URL: `${url}_missing` } });
    expect([missing.code, missing.stderr]).toEqual([1, expect.stringMatching(/DATABASE_UNREACHABLE.*there is no such database/)]);
    const wrong = new URL(url);
    wrong.password = 'secret';
    const refused = await run([command], { env: { ...env, DATABASE_URL: wrong.href } });
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringMatching(/DATABASE_UNREACHABLE.*it refuses the password/)]);
    expect(refused.stderr).not.toContain('secret');
    await drop();
  });

  test('a namespace that Temporal does not have is named by worker and dev', async () => {
    const { url, drop } = await createTestDatabase();
    const env = { DATABASE_URL: url, TEMPORAL_ADDRESS: await temporalAddress(), TEMPORAL_NAMESPACE: 'nobody-has-this' };
    for (const command of ['worker', 'dev']) {
      const { code, stderr } = await run([command], { env });
      expect([code, stderr]).toEqual([1, expect.stringMatching(/TEMPORAL_UNREACHABLE.*has no namespace "nobody-has-this"/)]);
    }
    await drop();
  }, 60_000);

  test.each(['{"pid": 1', '[]', 'null', '{"pid":1}'])('a dev.json that holds %s is told', async (text) => {
    mkdirSync(join(folder.path, 'odd'), { recursive: true });
    writeFileSync(join(folder.path, 'odd/dev.json'), text);
    const { code, stderr } = await run(['status'], { env: { PERDURE_HOME: 'odd' } });
    expect(code).toBe(1);
    expect(stderr).toMatch(/FOLDER_UNUSABLE.*odd\/dev\.json/);
  });

  test('a configuration file that throws is named with its line', async () => {
    writeFileSync(join(folder.path, 'broken.ts'), "const x: number = 1;\nthrow new Error('no luck');\nexport default {};\n");
    const { code, stderr } = await run(['dev', '--config', 'broken.ts']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/CONFIG_FAILED.*broken\.ts:2.*no luck/);
  });

  test.each([
    ['await new Promise(() => {}); export default {}', /did not finish loading/],
    ['process.exit(0)', /ended the process while it was loaded \(exit code 0\)/],
  ])('a configuration file that loads no further is told: %s', async (text, message) => {
    writeFileSync(join(folder.path, 'silent.ts'), text);
    writeFileSync(join(folder.path, 'graph.json'), '{"nodes":[],"edges":[]}');
    for (const command of [['validate', 'graph.json'], ['dev'], ['worker'], ['validate', 'graph.json', '--json']]) {
      const env = { DATABASE_URL: 'postgres://127.0.0.1:1/d' };
      const { code, stdout, stderr } = await run([...command, '--config', 'silent.ts'], { env });
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(/CONFIG_FAILED.*silent\.ts/);
      expect(stderr).toMatch(message);
    }
  });

  test('a home folder that cannot be written is named', async () => {
    writeFileSync(join(folder.path, 'file'), '');
    const { code, stderr } = await run(['dev'], { env: { PERDURE_HOME: 'file/home' } });
    expect(code).toBe(1);
    expect(stderr).toMatch(/FOLDER_UNUSABLE.*file\/home/);
  });
});

describe('migrate', () => {
  test('creates the tables once, in whichever schema', async () => {
    const { url, drop } = await createTestDatabase({ empty: true });
    const env = { DATABASE_URL: url, PERDURE_SCHEMA: 'flows' };
    const first = await run(['migrate', '--json'], { env });
    expect(JSON.parse(first.stdout)).toMatchObject({ schema: 'flows', applied: expect.arrayContaining(['0001_workflows']) });
    const second = await run(['migrate'], { env });
    expect([second.code, second.stdout]).toEqual([0, expect.stringMatching(/flows.* up to date/)]);
    await drop();
  });
});

describe('validate', () => {
  const node = (id: string, type: string, config: object = {}) => ({ id, type, position: { x: 0, y: 0 }, data: { label: id, config } });
  const file = (name: string, content: unknown) => {
    writeFileSync(join(folder.path, name), JSON.stringify(content));
    return name;
  };

  test('a sound graph ends with 0, on its own or as key `graph`', async () => {
    const graph = {
      nodes: [node('t', 'trigger', { kind: 'api' }), node('s', 'sleep', { duration: '1s' })],
      edges: [{ id: 'e', source: 't', target: 's' }],
    };
    for (const content of [graph, { name: 'w', graph }]) {
      const { code, stdout, stderr } = await run(['validate', file('sound.json', content)]);
      expect([stdout, code]).toEqual(['sound.json: 0 errors, 0 warnings\n', 0]);
      expect(stderr).toMatch(/without a configuration file.*--config/);
    }
    writeFileSync(join(folder.path, 'mine.mjs'), 'export default {}');
    const { stderr } = await run(['validate', 'sound.json', '--config', 'mine.mjs']);
    expect(stderr).toBe('');
  });

  test('each problem is a line with code and place, or JSON', async () => {
    const name = file('faulty.json', {
      nodes: [node('t', 'trigger', { kind: 'api' }), node('s', 'sleep', { duration: 'soon' })],
      edges: [{ id: 'e', source: 't', target: 'gone' }],
    });
    const { code, stdout } = await run(['validate', name]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^error {3}EDGE_DANGLING .*edge e/m);
    expect(stdout).toMatch(/^error {3}DURATION_INVALID .*node s/m);
    const { problems } = JSON.parse((await run(['validate', name, '--json'])).stdout);
    expect(problems).toEqual(expect.arrayContaining([expect.objectContaining({ code: 'EDGE_DANGLING', severity: 'error', edgeId: 'e' })]));
  });
});

describe('in a terminal', () => {
  const inTerminal = (args: string[], env: Record<string, string> = {}) =>
    runInTerminal([process.execPath, builtPerdure(), ...args], { cwd: folder.path, env: { ...cleanEnvironment(), ...env } });

  test('errors are coloured, unless NO_COLOR is set', async () => {
    const coloured = inTerminal(['status']);
    expect(await coloured.ended).toBe(1);
    expect(coloured.raw()).toContain('\u001b[31mperdure: NOT_CONFIGURED');
    const plain = inTerminal(['status'], { NO_COLOR: '1' });
    expect(await plain.ended).toBe(1);
    expect(plain.raw()).not.toContain('\u001b[3');
    expect(plain.text()).toContain('perdure: NOT_CONFIGURED');
  });
});
