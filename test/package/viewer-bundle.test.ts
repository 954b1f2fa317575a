import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { ROOT } from '../house/source-files.ts';

interface BundledFile {
  name: string;
  isEntry: boolean;
  /** bytes */
  gzip: number;
  /** the files it cannot do without */
  imports: string[];
  modules: string[];
}

const MOST = 150_000;
let files: BundledFile[];

beforeAll(() => {
  const script = join(ROOT, 'test', 'package', 'fixtures', 'bundle-viewer.mjs');
  files = JSON.parse(execFileSync(process.execPath, [script], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }));
});

const named = (pattern: RegExp) => files.filter(({ name }) => pattern.test(name));

/** The entry and what it imports at once; what is imported later comes later. */
function atOnce(): BundledFile[] {
  const known = new Set(files.filter(({ isEntry }) => isEntry));
  for (const file of known) {
    for (const other of files) if (file.imports.includes(other.name)) known.add(other);
  }
  return [...known];
}

test('what the viewer loads before its first picture is small: code, layout and styles, without fonts', () => {
  const loaded = [...atOnce(), ...named(/layout-worker-.*\.js$/), ...named(/\.css$/)];
  expect(loaded).toHaveLength(3);
  const bytes = loaded.reduce((sum, { gzip }) => sum + gzip, 0);
  expect(bytes).toBeGreaterThan(50_000);
  expect(bytes).toBeLessThan(MOST);
});

test('the JSON view comes in a file of its own', () => {
  const withEditor = files.filter(({ modules }) => modules.some((id) => id.includes('/@codemirror/')));
  expect(withEditor).toHaveLength(1);
  expect(atOnce()).not.toContain(withEditor[0]);
});

test('no React, no React Flow, no server and no schema library gets into the browser', () => {
  const modules = files.flatMap((file) => file.modules);
  expect(modules.length).toBeGreaterThan(200);
  const unwanted =
    /node_modules\/(react|react-dom|scheduler|@xyflow|zod|pg|express|@temporalio|lucide-react)\/|\/dist\/(server|api|db|cli)\//;
  expect(modules.filter((id) => unwanted.test(id))).toEqual([]);
});
