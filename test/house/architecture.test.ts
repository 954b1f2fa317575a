import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { cyclesOf } from './cycles-of.ts';
import { impurities } from './impurities.ts';
import { FREE, LAYERS, PLUGIN_DATA, PURE } from './layers.ts';
import { ROOT, resolveFrom, type SourceFile, sourceFiles, specifiersOf } from './source-files.ts';

const files = sourceFiles();
const product = files.filter((file) => file.folder in LAYERS);
const isRelative = (specifier: string) => specifier.startsWith('.');

function importsOf(file: SourceFile): string[] {
  return specifiersOf(file)
    .filter(isRelative)
    .map((specifier) => resolveFrom(file, specifier));
}

describe('the architecture', () => {
  test('knows every folder that holds code', () => {
    const known = new Set([...Object.keys(LAYERS), ...FREE]);
    expect(
      [...new Set(files.filter((file) => file.path.includes('/')).map((file) => file.folder))].filter((folder) => !known.has(folder)),
    ).toEqual([]);
  });

  test('a folder imports only what lies below it', () => {
    const wrong = product.flatMap((file) => {
      const allowed = [file.folder, ...(LAYERS[file.folder] ?? [])];
      return importsOf(file)
        .filter((target) => !allowed.includes(target.split('/')[0] ?? ''))
        .map((target) => `${file.path} imports ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  test('the api knows plugins by their data alone', () => {
    const wrong = product
      .filter((file) => file.folder === 'api')
      .flatMap((file) =>
        importsOf(file)
          .filter((target) => target.startsWith('plugins/') && !PLUGIN_DATA.test(target))
          .map((target) => `${file.path} imports ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  test('workflows are reached by path only', () => {
    const wrong = product.filter(
      (file) => file.folder !== 'workflows' && importsOf(file).some((target) => target.startsWith('workflows/')),
    );
    expect(wrong.map((file) => file.path)).toEqual([]);
  });

  test('every import names a file that is there, with its extension', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => !existsSync(join(ROOT, target)))
        .map((target) => `${file.path} imports ${target}`),
    );
    // what a host's bundler resolves is as its authors write it
    expect(wrong.filter((line) => !/^(test\/\w+\/fixtures|examples\/next-app)\//.test(line))).toEqual([]);
  });

  test('has no import cycle, types included', () => {
    expect(cyclesOf(new Map(files.map((file) => [file.path, importsOf(file)])))).toEqual([]);
  });

  test('common and workflows import no Node and only pure packages', () => {
    const wrong = product
      .filter((file) => file.folder in PURE)
      .flatMap((file) =>
        specifiersOf(file)
          .filter(
            (specifier) =>
              !isRelative(specifier) && !PURE[file.folder]?.packages.some((name) => specifier === name || specifier.startsWith(`${name}/`)),
          )
          .map((specifier) => `${file.path} imports ${specifier}`),
      );
    expect(wrong).toEqual([]);
  });

  test('common and workflows use no global of Node or the DOM, no clock, no randomness', () => {
    expect(product.filter((file) => file.folder in PURE).flatMap((file) => impurities(file, PURE[file.folder]?.allowed))).toEqual([]);
  });

  test('perdure/server reaches neither Express nor Temporal by any import that runs at load', () => {
    const byPath = new Map(files.map((file) => [file.path, file]));
    const seen = new Set<string>();
    const packages = new Set<string>();
    const visit = (path: string) => {
      const file = byPath.get(path);
      if (!file || seen.has(path)) return;
      seen.add(path);
      for (const specifier of specifiersOf(file)) {
        if (isRelative(specifier)) visit(resolveFrom(file, specifier));
        else packages.add(specifier);
      }
    };
    visit('server/index.ts');
    expect(seen.size).toBeGreaterThan(20);
    expect([...packages].filter((name) => /^(express|@temporalio)/.test(name))).toEqual([]);
  });
});

describe('the checks themselves', () => {
  const file = (path: string, text: string): SourceFile => ({ path, folder: path.split('/')[0] ?? '', text });

  test('see imports of every kind', () => {
    const text = `import type { A } from './a.ts'; export type { B } from './b.ts'; export { c } from './c.ts'; export * from './d.ts';
      type E = import('./e.ts').E; const f = () => import('./f.ts'); import './g.ts';`;
    expect(specifiersOf(file('x/y.ts', text)).sort()).toEqual(['./a.ts', './b.ts', './c.ts', './d.ts', './e.ts', './f.ts', './g.ts']);
  });

  test('see a cycle', () => {
    expect(
      cyclesOf(
        new Map([
          ['a', ['b']],
          ['b', ['c']],
          ['c', ['b', 'd']],
          ['d', []],
        ]),
      ),
    ).toEqual([['b', 'c']]);
    expect(cyclesOf(new Map([['a', ['a']]]))).toEqual([['a']]);
  });

  test.each([
    'Date.now()',
    'new Date()',
    'Math.random()',
    'process.env',
    'Buffer.from(x)',
    'setTimeout(f, 1)',
    'globalThis.window',
    'document.title',
    'fetch(x)',
    'crypto.randomUUID()',
    'console.log(1)',
  ])('see %s', (text) => {
    expect(impurities(file('common/x.ts', `export const y = () => ${text};`))).toHaveLength(1);
  });

  test.each(['new Date(ms)', 'Date.parse(x)', 'a.process', '({ process: 1 })', 'a.fetch(x)', '(fetch: number) => fetch', 'Math.max(1)'])(
    'do not mind %s',
    (text) => {
      expect(impurities(file('common/x.ts', `export const y = ${text};`))).toEqual([]);
    },
  );
});
