import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { ROOT } from '../house/source-files.ts';

const APP = join(ROOT, 'dist', 'app');
/** with React, the router and the styles; without fonts */
const MOST = 200_000;

/** What the page names, and what its code imports at once. */
function atOnce(): string[] {
  const page = readFileSync(join(APP, 'index.html'), 'utf8');
  const files = new Set([...page.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, file]) => file ?? ''));
  for (const file of files) {
    if (!file.endsWith('.js')) continue;
    const code = readFileSync(join(APP, file), 'utf8');
    for (const [, name] of code.matchAll(/(?:from|import) ?["']\.\/([^"']+\.js)["']/g)) files.add(`assets/${name}`);
  }
  return [...files];
}

test('what the app loads before its first page is small', () => {
  const bytes = atOnce().reduce((sum, file) => sum + gzipSync(readFileSync(join(APP, file))).length, 0);
  expect(bytes).toBeGreaterThan(80_000);
  expect(bytes).toBeLessThan(MOST);
});

test('canvas and JSON view wait until somebody looks at an execution', () => {
  const files = atOnce();
  expect(files.some((file) => file.endsWith('.css'))).toBe(true);
  const code = files.filter((file) => file.endsWith('.js')).map((file) => readFileSync(join(APP, file), 'utf8'));
  expect(code.some((text) => text.includes('react-flow__'))).toBe(false);
  expect(code.some((text) => text.includes('cm-content'))).toBe(false);
});
