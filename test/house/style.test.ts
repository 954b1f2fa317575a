import { execFileSync } from 'node:child_process';
import { basename } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { FREE, LAYERS } from './layers.ts';
import { allFiles, parsed, ROOT, sourceFiles, walk } from './source-files.ts';

/** Longer than 300 lines, each with its reason. */
const LONG: readonly string[] = [];

// a host's own files, kept letter for letter
const files = sourceFiles().filter((file) => !/^test\/(package\/fixtures\/host|embedding\/fixtures)\//.test(file.path));
const product = files.filter((file) => file.folder in LAYERS);

describe('the house', () => {
  test('no file is longer than 300 lines, no test than 500', () => {
    const wall = (path: string) => (path.startsWith('test/') ? 500 : 300);
    const long = files.filter((file) => file.text.trimEnd().split('\n').length > wall(file.path));
    expect(long.map((file) => file.path).filter((path) => !LONG.includes(path))).toEqual([]);
  });

  test('files are named in kebab-case after what they hold, components as they are called', () => {
    const code = files.filter((file) => [...Object.keys(LAYERS), ...FREE].includes(file.folder));
    const odd = code.filter(
      (file) =>
        !/^[a-z0-9]+(-[a-z0-9]+)*(\.(test|config|d))?\.(ts|tsx|mts|mjs)$/.test(basename(file.path)) &&
        !/^[A-Z]\w+\.tsx$/.test(basename(file.path)),
    );
    expect(odd.map((file) => file.path)).toEqual([]);
    const vague = product.filter((file) => /(^|[-/])(utils?|helpers?|manager|misc)(-|\.ts)|\/types\.ts/.test(file.path));
    expect(vague.map((file) => file.path)).toEqual([]);
  });

  test('nothing is exported by `export *` or as a default', () => {
    const wide = product.filter(
      (file) =>
        !file.path.endsWith('.config.ts') &&
        parsed(file).module.staticExports.some((statement) =>
          statement.entries.some((entry) => entry.importName.kind === 'AllButDefault' || entry.exportName.kind === 'Default'),
        ),
    );
    expect(wide.map((file) => file.path)).toEqual([]);
  });

  test('SQL stands in db/ alone', () => {
    const statement =
      /^\s*(select\s|insert\s+into\s|update\s+\S+\s+set\s|delete\s+from\s|create\s+(table|schema|index|database)\s|alter\s+table\s|with\s+\w+\s+as\s*\()/i;
    const found = product
      .filter((file) => file.folder !== 'db')
      .flatMap((file) => {
        const texts: string[] = [];
        walk(parsed(file).program, (node) => {
          if (node.type === 'Literal' && typeof node.value === 'string') texts.push(node.value);
          if (node.type === 'TemplateLiteral')
            texts.push(((node.quasis as { value: { raw: string } }[])[0] as { value: { raw: string } }).value.raw);
        });
        return texts.filter((text) => statement.test(text)).map((text) => `${file.path}: ${text.slice(0, 60)}`);
      });
    expect(found).toEqual([]);
  });

  test('no code is put together from text', () => {
    const found = product.flatMap((file) => {
      const calls: string[] = [];
      walk(parsed(file).program, (node) => {
        const callee = node.callee as { type?: string; name?: string } | undefined;
        if ((node.type === 'CallExpression' || node.type === 'NewExpression') && (callee?.name === 'eval' || callee?.name === 'Function'))
          calls.push(`${file.path}: ${callee.name}`);
      });
      return calls;
    });
    expect(found).toEqual([]);
  });

  test('no text speaks of a machine it was written on, or of work left to do', () => {
    // written so that this file does not find itself
    const words = [
      '/wo' + 'rk/[a-z.]',
      '/fa' + 'rm/[a-z.]',
      '/ro' + 'ot/[a-z.]',
      '\\.\\./sha' + 'red',
      'TO' + 'DO',
      'FIX' + 'ME',
      'HA' + 'CK',
    ];
    const pattern = `(^|[^A-Za-z0-9_.])(${words.join('|')})`;
    const paths = allFiles().filter((path) => path !== 'package-lock.json' && !path.endsWith('.sum'));
    let found = '';
    try {
      found = execFileSync('grep', ['-nIE', pattern, '--', ...paths], { cwd: ROOT, encoding: 'utf8' });
    } catch (error) {
      // grep ends with 1 when it finds nothing
      if ((error as { status?: number }).status !== 1) throw error;
    }
    expect(found).toBe('');
  });

  test('tests run all, and no check is switched off without a reason', () => {
    const skipped = files.filter(
      (file) =>
        file.folder === 'test' && /\b(it|test|describe)\.(skip|only|todo)\(/.test(file.text) && !file.path.startsWith('test/house/'),
    );
    expect(skipped.map((file) => file.path)).toEqual([]);
    const silenced = files.filter((file) => /@ts-(ignore|nocheck|expect-error)\s*$|biome-ignore [\w/]+\s*(:\s*)?$/m.test(file.text));
    expect(silenced.map((file) => file.path)).toEqual([]);
  });
});
