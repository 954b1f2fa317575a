import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ROOT } from '../house/source-files.ts';

const page = readFileSync(join(ROOT, 'docs', 'theming.md'), 'utf8');
const tokens = readFileSync(join(ROOT, 'ui', 'styles', 'tokens.css'), 'utf8');

test('every property that the page on theming names is a token', () => {
  const named = [...new Set(page.match(/--pd-[a-z0-9-]+(?![a-z0-9-]|…)/g))];
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((name) => !tokens.includes(`${name}:`))).toEqual([]);
});

test('every colour and shape that is a token is named there, or belongs to a status', () => {
  const known = new Set([...tokens.matchAll(/(--pd-[a-z0-9-]+):/g)].map(([, name]) => name ?? ''));
  const statuses = /^--pd-(running|paused|success|error|unknown|idle)-/;
  const inner = /^--pd-(t-\w+|text-inverse|ease|focus|radius-\w+)$/;
  const unnamed = [...known].filter((name) => !statuses.test(name) && !inner.test(name) && !page.includes(`\`${name}\``));
  expect(unnamed).toEqual([]);
});
