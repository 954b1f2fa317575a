import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parseSync } from 'oxc-parser';
import { PUBLIC_ROUTES } from '../../api/public-routes.ts';
import { ROUTES } from '../../api/routes.ts';
import { createProgram } from '../../cli/create-program.ts';
import { allFiles, ROOT, sourceFiles } from './source-files.ts';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const PAGES = allFiles().filter((path) => path.endsWith('.md'));
const pages = PAGES.map((path) => ({ path, text: read(path) }));
const prose = (text: string): string => text.replace(/^```.*?^```/gms, '');
const blocks = (text: string, language: string): string[] =>
  [...text.matchAll(/^```(\w+)\n(.*?)^```/gms)].flatMap(([, name, code]) => (name === language && code ? [code] : []));

/** The anchors that GitHub gives a page's headings. */
function anchorsOf(text: string): string[] {
  return [...prose(text).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('links between pages', () => {
  test.each(PAGES)('of %s lead somewhere', (path) => {
    const dead = [...prose(read(path)).matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => {
        const [file = '', anchor] = target.split('#');
        const page = file === '' ? path : join(dirname(path), file);
        return !existsSync(join(ROOT, page)) || (anchor !== undefined && !anchorsOf(read(page)).includes(anchor));
      });
    expect(dead).toEqual([]);
  });
});

describe('commands in the pages', () => {
  const scripts = allFiles()
    .filter((path) => /^(examples\/[\w-]+\/)?package\.json$/.test(path))
    .flatMap((path) => Object.keys((JSON.parse(read(path)) as { scripts: object }).scripts));

  test('name scripts and files that are there', () => {
    const missing = pages.flatMap(({ path, text }) => {
      const named = [...text.matchAll(/npm run (\w+)/g)].filter(([, name = '']) => !scripts.includes(name));
      const run = [...text.matchAll(/(?:npx jiti|bin\/jiti|npm test --) ([\w./-]+)/g)].filter(
        ([, file = '']) => !existsSync(join(ROOT, file)),
      );
      return [...named, ...run].map(([command]) => `${path}: ${command}`);
    });
    expect(missing).toEqual([]);
  });

  test('name every command of the command line with its options, and no other', () => {
    const documented = [...read('docs/cli.md').matchAll(/^\| `perdure (.*?)` \|/gm)].map(([, usage = '']) => [
      usage.split(' ')[0],
      ...[...usage.matchAll(/--[\w-]+/g)].map(([flag]) => flag).sort(),
    ]);
    const real = createProgram().commands.map((command) => [command.name(), ...command.options.map(({ long }) => long).sort()]);
    expect(documented.sort()).toEqual(real.sort());
  });
});

test('docs/http-api.md names every route, and no other', () => {
  const table = read('docs/http-api.md').match(/^\| `.*?\|/gm) ?? [];
  const documented = table.flatMap((row) => {
    let prefix = '';
    return [...row.matchAll(/`(?:(GET|POST|PUT|DELETE) )?(\/[\w/:.-]*)/g)].flatMap(([, method, path = '']) => {
      if (path.startsWith('/api/')) prefix = path.replace(/\/\w+$/, '');
      const full = path.startsWith('/api/') ? path : `${prefix}${path}`;
      return full.startsWith('/api/') ? [`${method ?? 'GET'} ${full}`] : [];
    });
  });
  const real = [...ROUTES, ...PUBLIC_ROUTES].map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  expect([...new Set(documented)].sort()).toEqual([...new Set(real)].sort());
});

test('docs/operations.md names every variable that is read', () => {
  const variables = read('server/config/environment.ts').match(/'PERDURE_\w+'/g) ?? [];
  const documented =
    read('docs/operations.md')
      .match(/^\| `PERDURE_.*?\|/gm)
      ?.join() ?? '';
  expect(variables.filter((name) => !documented.includes(name.slice(1, -1)))).toEqual([]);
});

test('ARCHITECTURE.md names files that are there', () => {
  const paths = sourceFiles().map(({ path }) => path);
  const named = [...read('ARCHITECTURE.md').matchAll(/`([\w./-]+(?:\/|\.ts|\.sql|\.md))`/g)].map(([, path = '']) => path);
  const there = (path: string): boolean => existsSync(join(ROOT, path)) || paths.some((file) => file.endsWith(`/${path}`));
  expect(named.filter((path) => !there(path) && path !== 'validate/' && path !== 'interpreter/')).toEqual([]);
});

describe('TypeScript in the pages', () => {
  const snippets = pages.flatMap(({ path, text }) => blocks(text, 'ts').map((code): [string, string] => [path, code]));
  const whole = snippets.filter(([, code]) => /^import /m.test(code));

  test.each(whole)('of %s is TypeScript and imports what the package exports', (_path, code) => {
    const { errors, module } = parseSync('snippet.ts', code);
    expect(errors).toEqual([]);
    const promised = read('test/house/exported-names.test.ts');
    const imported = module.staticImports.filter(({ moduleRequest }) => moduleRequest.value.startsWith('perdure/'));
    for (const { entries, moduleRequest } of imported) {
      const door = promised.slice(promised.indexOf(`'./${moduleRequest.value.slice('perdure/'.length)}'`)).split('}')[0] ?? '';
      for (const { importName } of entries) expect(door).toMatch(new RegExp(`\\b${importName.name}\\b`));
    }
  });
});
