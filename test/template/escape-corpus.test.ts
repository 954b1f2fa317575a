import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { relabelExpression } from '../../common/expression/relabel-expression.ts';
import { formatToken, relabel } from '../../common/template/format-token.ts';
import { renderTemplate } from '../../common/template/render-template.ts';
import { scanTemplate } from '../../common/template/scan.ts';
import { isTemplateError } from '../../common/template/template-error.ts';
import { scopeOf } from '../expression/support/scope-of.ts';

const WORDS = [
  'input',
  'item',
  'index',
  'execution.id',
  'user.name',
  'null',
  'true',
  'false',
  'undefined',
  'NaN',
  'Label',
  'a b',
  'a.b',
  'a[0]',
  '0',
  '007',
  '-1',
  '1e3',
  '1.5',
];
const SIGNS = [
  '',
  ' ',
  '  ',
  '.',
  '..',
  '...',
  ',',
  ';',
  ':',
  '::',
  '?',
  '??',
  '???',
  '!',
  '@',
  '@n:L',
  '@n:L.x',
  '#',
  '$',
  '$&',
  '$1',
  '$$',
  "$'",
  '$`',
  '%',
  '%s',
  '%7B%7B',
  '^',
  '&',
  '&amp;',
  '*',
  '**',
  '(',
  ')',
  '()',
  '-',
  '--',
  '_',
  '__',
  '+',
  '=',
  '===',
  '|',
  '||',
  '~',
  '<',
  '>',
  '<b>',
  '</script>',
  '<!--',
  '-->',
  '/',
  '//',
  '/*',
  '*/',
  "'",
  '"',
  '`',
  "''",
  '""',
  '\x24{x}',
  '#{x}',
  '<%= x %>',
];
const BRACKETS = [
  '[',
  ']',
  '[]',
  '[0]',
  '["x"]',
  "['x']",
  '[x',
  'x]',
  '{',
  '}',
  '{}',
  '}{',
  '{ {',
  '} }',
  '}}',
  '}}}',
  '{x}',
  '{"a":1}',
  '{"a":{"b":{}}}',
  '[{"a":[1]}]',
];
const BACKSLASHES = [
  '\\',
  '\\\\',
  '\\\\\\',
  '\\.',
  '\\[',
  '\\?',
  '\\}',
  '\\"',
  "\\'",
  '\\n',
  '\\u0041',
  '\\x41',
  '\\d+',
  'C:\\dir\\file',
  '\\\\server\\share',
  'a\\',
];
const UNICODE = [
  'ä',
  'é',
  'ß',
  'İ',
  '漢字',
  '日本語.テスト',
  'עברית',
  'مرحبا',
  '😀',
  '👨‍👩‍👧',
  '🇩🇪',
  '\u00a0',
  '\u200b',
  '\u200d',
  '\u202e',
  '\u2028',
  '\u2029',
  '\ufeff',
  '\ufffd',
  'e\u0301',
  '\u0001',
  '\u007f',
];
const BLANKS = ['\n', '\r\n', '\t', 'a\nb', 'a\tb', ' a', 'a ', '\va', 'line 1\nline 2\n'];
const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'length',
  'then',
  '__defineGetter__',
  'toJSON',
];
const INJECTIONS = [
  "'; drop table users; --",
  '" or 1=1',
  '{{',
  '{{}}',
  '{{input.secret}}',
  '\\{{input.secret}}',
  '}}{{input.secret}}{{',
  '{{@t:T.secret}}',
  '{{ input.secret }}',
  '{%raw%}',
  '{{{input.secret}}}',
  '"}}',
  '"]}}',
  '["}}"]',
  '?}}',
  '??}}',
  '{{@n:',
  '{{@n:L["',
];
const CORPUS = [...new Set([...WORDS, ...SIGNS, ...BRACKETS, ...BACKSLASHES, ...UNICODE, ...BLANKS, ...NAMES, ...INJECTIONS])];

const tokenIn = (text: string) => scanTemplate(text).parts.flatMap((part) => (typeof part === 'string' ? [] : [part.token]));
const trimmed = (text: string) => text.trim() === text;

test('the corpus has 150 strings and more', () => {
  expect(CORPUS.length).toBeGreaterThanOrEqual(150);
});

describe.each(CORPUS)('%j', (text) => {
  test('as a key is written and read back, and finds its value', () => {
    const token = { alternatives: [{ kind: 'input' as const, path: [text, 0, text] }], optional: false };
    const written = formatToken(token);
    expect(tokenIn(`a ${written} b`)).toEqual([{ ...token, source: written }]);
    const holder = (value: unknown) => JSON.parse(JSON.stringify([text, value]), (_key, part) => part);
    const inner = Object.fromEntries([holder('found')]);
    expect(renderTemplate(written, scopeOf({}, Object.fromEntries([[text, [inner]]])))).toBe('found');
  });

  test('as a label is written and read back, alone and before a path', () => {
    for (const path of trimmed(text) ? [[], ['x'], [0, text]] : [['x'], [0, text]]) {
      const label = text.trimStart() === text ? text : `L${text}`;
      const token = { alternatives: [{ kind: 'node' as const, nodeId: 'n', label, path }], optional: path.length === 1 };
      const written = formatToken(token);
      expect(tokenIn(written)).toEqual([{ ...token, source: written }]);
    }
  });

  test('as a new label reaches templates and expressions, and only the labels', () => {
    const label = text.trim();
    const again = (written: string) => tokenIn(written).map(({ alternatives }) => alternatives[0]);
    const template = relabel('x {{@n:Old.a}} {{@m:Old.a}} \\{{@n:Old.a}}', 'n', label);
    expect(again(template)).toEqual([
      { kind: 'node', nodeId: 'n', label, path: ['a'] },
      { kind: 'node', nodeId: 'm', label: 'Old', path: ['a'] },
    ]);
    expect(template.endsWith('\\{{@n:Old.a}}')).toBe(true);
    const expression = relabelExpression('{{@n:Old.a}} == "@n:Old" // {{@n:Old.a}}', 'n', label);
    expect(expression).toBe(
      `${formatToken({ alternatives: [{ kind: 'node', nodeId: 'n', label, path: ['a'] }], optional: false })} == "@n:Old" // {{@n:Old.a}}`,
    );
  });

  test('as a value is inserted character for character, and not looked at again', () => {
    const scope = scopeOf({ t: { secret: 'S' } }, { text, secret: 'S' });
    expect(renderTemplate('{{input.text}}', scope)).toBe(text);
    expect(renderTemplate('<{{input.text}}|{{input.text}}>', scope)).toBe(`<${text}|${text}>`);
    expect(renderTemplate({ deep: ['{{input.text}}'] }, scope)).toEqual({ deep: [text] });
  });

  test('as the text of a template stays, its double braces escaped', () => {
    if (text.includes('\\{{')) return;
    expect(renderTemplate(text.replaceAll('{{', '\\{{'), scopeOf({}))).toBe(text);
    if (!text.includes('{{') && !text.endsWith('\\') && !text.endsWith('{'))
      expect(renderTemplate(`${text}{{input.x}}`, scopeOf({}, { x: 'X' }))).toBe(`${text}X`);
  });

  test('as a key of an object is never rendered', () => {
    const rendered = renderTemplate(Object.fromEntries([[text, '{{input.x}}']]), scopeOf({}, { x: 'X' }));
    expect(Object.entries(rendered as object)).toEqual([[text, 'X']]);
    expect(Object.getPrototypeOf(rendered)).toBe(Object.prototype);
  });
});

describe('any text', () => {
  const pieces = fc
    .array(
      fc.constantFrom('{{', '}}', '{', '}', '\\', '?', '??', '@n:L', '.x', '[0]', '["k"]', '["', '"]', 'input', ' ', 'a', ':', '.', '['),
      { maxLength: 12 },
    )
    .map((all) => all.join(''));

  test('is either taken apart without loss or refused with a column that lies in it', () => {
    fc.assert(
      fc.property(fc.oneof(pieces, fc.string()), (text) => {
        try {
          let at = 0;
          for (const part of scanTemplate(text).parts) {
            if (typeof part === 'string') continue;
            expect(part.start).toBeGreaterThanOrEqual(at);
            expect(text.slice(part.start, part.end)).toBe(part.token.source);
            expect(tokenIn(formatToken(part.token))[0]).toMatchObject({
              alternatives: part.token.alternatives,
              optional: part.token.optional,
            });
            at = part.end;
          }
        } catch (error) {
          if (!isTemplateError(error)) throw error;
          expect(error.column).toBeGreaterThanOrEqual(1);
          expect(error.column).toBeLessThanOrEqual(text.length + 1);
        }
      }),
      { numRuns: 3000 },
    );
  });

  test.each(['{{@n:L.}}', '{{@n:L..a}}', '{{@n:L.items[i].name}}', '{{@n:L.items[i]}}', '{{@n:L["x]}}'])(
    '%s is refused, not read as a label',
    (text) => {
      expect(() => scanTemplate(text)).toThrow(/cannot be read/);
    },
  );

  test('of braces in a row the last two begin a token', () => {
    const scope = scopeOf({}, { k: 'K' });
    expect(renderTemplate('{"a":{"{{input.k}}":{}}}', scope)).toBe('{"a":{"K":{}}}');
    expect(renderTemplate('{{{input.k}}}', scope)).toBe('{K}');
    expect(renderTemplate('{"a":{{{input.k}}:1}}', scope)).toBe('{"a":{K:1}}');
  });
});
