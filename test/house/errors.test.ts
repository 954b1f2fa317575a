import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ERRORS } from '../../common/errors/error-table.ts';
import { errorsDoc } from '../../scripts/errors-doc.ts';
import { parsed, ROOT, sourceFiles, walk } from './source-files.ts';

/** Promised for node types that are still to come. */
const RESERVED = ['ITEMS_NOT_A_LIST', 'EMPTY_BODY'];

const codes = Object.keys(ERRORS);
const documented = readFileSync(join(ROOT, 'docs', 'errors.md'), 'utf8');

describe('docs/errors.md', () => {
  test('documents every code once, and no code that is gone', () => {
    expect([...documented.matchAll(/^\| `([A-Z_]+)` \|/gm)].map((match) => match[1]).sort()).toEqual([...codes].sort());
  });

  test('says what the table says; `node_modules/.bin/jiti scripts/errors-doc.ts` writes it anew', () => {
    expect(documented).toBe(errorsDoc());
  });
});

describe('the table of errors', () => {
  test('says for every code what was found and what to do', () => {
    for (const { title, remedy } of Object.values(ERRORS)) {
      expect(title).toMatch(/^[A-Z`].*[^.]$/);
      expect(remedy).toMatch(/^[A-Z`].*\.$/);
    }
  });

  test('has no code that nothing uses', () => {
    const used = new Set<unknown>();
    for (const file of sourceFiles()) {
      if (file.path === 'common/errors/error-table.ts' || file.folder === 'test') continue;
      walk(parsed(file).program, (node) => {
        if (node.type === 'Literal') used.add(node.value);
      });
    }
    const sql = readFileSync(join(ROOT, 'db', 'migrations', '0003_journal.sql'), 'utf8');
    expect(codes.filter((code) => !used.has(code) && !RESERVED.includes(code) && !sql.includes(`'${code}'`))).toEqual([]);
  });
});
