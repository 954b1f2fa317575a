import { describe, expect, test } from '@jest/globals';
import type { JsonValue } from '../../common/json/json-value.ts';
import { formatToken, relabel } from '../../common/template/format-token.ts';
import type { NodeOutput, ReferenceScope } from '../../common/template/reference-scope.ts';
import { renderTemplate } from '../../common/template/render-template.ts';
import { type PlacedToken, scanTemplate } from '../../common/template/scan.ts';

function scopeOf(
  outputs: Record<string, JsonValue | { disabled: true }>,
  input: JsonValue = {},
  more: Partial<ReferenceScope> = {},
): ReferenceScope {
  const entries = new Map<string, NodeOutput>(
    Object.entries(outputs).map(([id, value]) => [
      id,
      typeof value === 'object' && value !== null && 'disabled' in value ? { disabled: true } : { value },
    ]),
  );
  return {
    output: (id) => entries.get(id),
    input,
    execution: { id: 'E1', startedAt: '2026-01-02T03:04:05.678Z' },
    user: { name: 'ann' },
    ...more,
  };
}

const tokensOf = (text: string) =>
  scanTemplate(text)
    .parts.filter((part): part is PlacedToken => typeof part !== 'string')
    .map(({ token }) => token);
const nodeOf = (text: string) => {
  const reference = tokensOf(text)[0]?.alternatives[0];
  return reference?.kind === 'node' ? [reference.nodeId, reference.label, reference.path] : reference;
};

describe('a token', () => {
  test.each<[string, unknown]>([
    ['{{@n1:Send SMS.messageId}}', ['n1', 'Send SMS', ['messageId']]],
    ['{{@n1:Send SMS}}', ['n1', 'Send SMS', []]],
    ['{{ @n1:Send SMS.a[0].0["any key"] }}', ['n1', 'Send SMS', ['a', 0, '0', 'any key']]],
    ['{{@n1:a:b.c}}', ['n1', 'a:b', ['c']]],
    ['{{@n1:v1\\.2 \\[beta\\] \\{x\\} \\?.id}}', ['n1', 'v1.2 [beta] {x} ?', ['id']]],
    ['{{@n1:v1.2 mail.id}}', ['n1', 'v1.2 mail', ['id']]],
    ['{{@n1:L["a}}b ?? c"]}}', ['n1', 'L', ['a}}b ?? c']]],
    ['{{@n1:L.größe-€}}', ['n1', 'L', ['größe-€']]],
    ['{{@n1:.x}}', ['n1', '', ['x']]],
    ['{{input}}', { kind: 'input', path: [] }],
    ['{{input.a.b}}', { kind: 'input', path: ['a', 'b'] }],
    ['{{item[2]}}', { kind: 'item', path: [2] }],
    ['{{index}}', { kind: 'index' }],
    ['{{execution.startedAt}}', { kind: 'execution', field: 'startedAt' }],
    ['{{user.name}}', { kind: 'user', field: 'name' }],
  ])('%s is read', (text, expected) => {
    expect(nodeOf(text)).toEqual(expected);
  });

  test('has alternatives, and ? at the end makes it optional', () => {
    const [token] = tokensOf('{{@a:A.v ?? @b:B.v??input.v ? }}');
    expect(token?.alternatives.map(({ kind }) => kind)).toEqual(['node', 'node', 'input']);
    expect(token?.optional).toBe(true);
  });

  test.each<[string, number, RegExp]>([
    ['a {{@n1:L.x', 3, /never closed/],
    ['a {{b {{input.x}}', 3, /never closed/],
    ['{{}}', 3, /nothing between/],
    ['hi {{customerId}}', 6, /\{\{input\.customerId\}\}/],
    ['{{@n1}}', 3, /@nodeId:Label/],
    ['{{execution.secret}}', 3, /execution\.id/],
    ['{{index.x}}', 3, /number/],
    ['{{input.a? x}}', 10, /only the closing/],
    ['{{user}}', 3, /user\.name/],
  ])('%s is refused at column %d', (text, column, message) => {
    expect(() => scanTemplate(text)).toThrow(message);
    try {
      scanTemplate(text);
    } catch (error) {
      expect(error).toMatchObject({ name: 'TemplateError', column });
    }
  });

  test('is written so that reading it gives the same again, whatever label and keys hold', () => {
    const nasty = [
      '',
      'x',
      ' ',
      '.',
      '..',
      '[',
      ']',
      '{',
      '}',
      '}}',
      '{{',
      '?',
      '??',
      '\\',
      '\\\\',
      '"',
      "'",
      '`',
      '$&',
      '$1',
      '%s',
      '\n',
      '\t',
      '\u2028',
      'a b',
      'a.b',
      'a[0]',
      '["x"]',
      'ä',
      '漢字',
      '😀',
      '<b>',
      '&amp;',
      '--',
      '/*',
      '//',
      '#',
      ':',
      '@',
      '@x:y',
      'input',
      'item',
      'null',
      'true',
      '0',
      '007',
      '-1',
      '1e3',
      '__proto__',
      'constructor',
    ];
    let count = 0;
    for (const label of nasty) {
      for (const key of nasty) {
        const token = {
          alternatives: [{ kind: 'node' as const, nodeId: 'n', label: label.trim() === label ? label : 'x', path: [key, 0] }],
          optional: count % 2 === 0,
        };
        const [read] = tokensOf(`<${formatToken(token)}>`);
        expect({ alternatives: read?.alternatives, optional: read?.optional }).toEqual(token);
        count += 1;
      }
    }
    expect(count).toBeGreaterThan(150);
  });

  test('takes a new label everywhere at once', () => {
    expect(relabel('a {{@n1:Old.x}} {{@n2:Old.x}} \\{{ {{input.x ?? @n1:Old.y?}}', 'n1', 'New. one')).toBe(
      'a {{@n1:New\\. one.x}} {{@n2:Old.x}} \\{{ {{input.x ?? @n1:New\\. one.y?}}',
    );
  });
});

describe('rendering', () => {
  const scope = scopeOf(
    {
      t: { n: 7, b: true, z: null, o: { list: [1, 2] }, s: 'text {{input.secret}}' },
      w: { success: true, data: { id: 'd', success: 'inner' } },
      off: { disabled: true },
    },
    { name: 'Bo', secret: 'no' },
  );
  test.each<[JsonValue, JsonValue]>([
    ['{{@t:T.n}}', 7],
    ['{{ @t:T.b }}', true],
    ['{{@t:T.o.list}}', [1, 2]],
    ['{{@t:T.o.list[1]}}', 2],
    ['{{@t:T.o.list.1}}', 2],
    ['{{@t:T.z}}', null],
    ['n is {{@t:T.n}}, b is {{@t:T.b}}, o is {{@t:T.o}}, z is "{{@t:T.z}}"', 'n is 7, b is true, o is {"list":[1,2]}, z is ""'],
    ['{{@t:T.missing?}}', null],
    ['<{{@t:T.missing?}}>', '<>'],
    ['{{@gone:G.x ?? @t:T.z ?? input.name}}', 'Bo'],
    ['{{@gone:G.x ?? @t:T.z?}}', null],
    ['{{@off:O}}', null],
    ['{{@off:O.any.path}}', null],
    ['{{@w:W.id}}', 'd'],
    ['{{@w:W.success}}', true],
    ['{{execution.id}} {{execution.startedAt}} {{user.name}}', 'E1 2026-01-02T03:04:05.678Z ann'],
    ['\\{{input.name}}', '{{input.name}}'],
    ['\\{{a}} {{input.name}}', '{{a}} Bo'],
    ['no token, {single} }} braces $& \\', 'no token, {single} }} braces $& \\'],
    [{ '{{input.name}}': ['{{input.name}}', 3, { deep: 'x{{input.name}}' }] }, { '{{input.name}}': ['Bo', 3, { deep: 'xBo' }] }],
    ['{{@t:T.s}}', 'text {{input.secret}}'],
    ['> {{@t:T.s}}', '> text {{input.secret}}'],
  ])('%j gives %j', (template, expected) => {
    expect(renderTemplate(template, scope)).toEqual(expected);
  });

  test('in a loop body reads item and index', () => {
    expect(renderTemplate('{{index}}: {{item.a}}', scopeOf({}, {}, { item: { a: 'x' }, index: 2 }))).toBe('2: x');
  });

  test('fails for what has no value, naming field and token', () => {
    const failing = (template: JsonValue) => () => renderTemplate(template, scope, ['to', 0]);
    expect(failing('{{@t:T.nothing}}')).toThrow(/\{\{@t:T\.nothing\}\} in the field "to\[0\]" has no value/);
    expect(failing('x {{@gone:Gone.y}}')).toThrow(/"Gone" was skipped or has not run/);
    expect(failing('{{@gone:G.x ?? @t:T.z}}')).toThrow(expect.objectContaining({ code: 'REFERENCE_UNRESOLVED' }));
    expect(failing('{{oops}}')).toThrow(expect.objectContaining({ code: 'TEMPLATE_FAILED' }));
  });

  test.each(['__proto__', 'constructor', 'prototype', 'toString', 'length', 'hasOwnProperty'])('cannot reach %s of any value', (key) => {
    for (const path of [`input.${key}`, `@t:T.${key}`, `@t:T.o.list.${key}`, `@t:T.s.${key}`, `input["${key}"]`]) {
      expect(() => renderTemplate(`{{${path}}}`, scope)).toThrow(expect.objectContaining({ code: 'REFERENCE_UNRESOLVED' }));
    }
    const rendered = renderTemplate(JSON.parse(`{"${key}": "{{input.name}}"}`), scope);
    expect(Object.getPrototypeOf(rendered)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>).name).toBeUndefined();
  });
});
