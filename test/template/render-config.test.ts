import { describe, expect, test } from '@jest/globals';
import type { NodeField } from '../../common/graph/graph.ts';
import type { ActionBody } from '../../common/graph/plan.ts';
import { renderConfig } from '../../common/graph/render-config.ts';
import type { JsonObject } from '../../common/json/json-value.ts';
import { FIELD_TYPES } from '../../common/plugin/field-definition.ts';
import { scopeOf } from '../expression/support/scope-of.ts';

const scope = scopeOf({ t: { name: 'Bo "B" {{input.x}}', n: 7, list: [1, 2] } }, { x: 'SECRET' });

function bodyOf(config: JsonObject, fields: Record<string, NodeField> | 'inline', defined = true): ActionBody {
  const retry = { maximumAttempts: 1, initialIntervalMs: 1, backoffCoefficient: 1, maximumIntervalMs: 1 };
  return {
    type: 'action',
    actionType: 'x/y',
    integrationId: null,
    config: { actionType: 'x/y', ...config },
    fields,
    defined,
    retry,
    timeoutMs: 1,
  };
}

const rendered = (config: JsonObject, fields: Record<string, NodeField> | 'inline', defined = true) => {
  const { actionType, ...rest } = renderConfig(bodyOf(config, fields, defined), scope);
  expect(actionType).toBe('x/y');
  return rest;
};

const TOKEN = '{{@t:T.n}}';
const ROW = '{ "id": "{{@t:T.n}}",  "name": "Hi {{@t:T.name}}", "{{@t:T.n}}": [1.0] }';

describe('a field of an action that is defined', () => {
  test.each(['template-input', 'template-textarea'])('%s is a template', (type) => {
    expect(rendered({ f: TOKEN }, { f: { type } })).toEqual({ f: 7 });
    expect(rendered({ f: `n=${TOKEN}` }, { f: { type } })).toEqual({ f: 'n=7' });
    expect(rendered({ f: '\\{{x}}' }, { f: { type } })).toEqual({ f: '{{x}}' });
  });

  test.each(['text', 'number', 'select', 'combobox'])('%s is literal', (type) => {
    expect(rendered({ f: TOKEN }, { f: { type } })).toEqual({ f: TOKEN });
    expect(rendered({ f: 5 }, { f: { type } })).toEqual({ f: 5 });
  });

  test.each(['match-builder', 'single-row-update'])('%s is parsed, its leaves are rendered, and reaches the step parsed', (type) => {
    expect(rendered({ f: ROW }, { f: { type } })).toEqual({ f: { id: 7, name: 'Hi Bo "B" {{input.x}}', '{{@t:T.n}}': [1] } });
    expect(rendered({ f: `[{"a":"${TOKEN}"}]` }, { f: { type } })).toEqual({ f: [{ a: 7 }] });
    expect(rendered({ f: { a: TOKEN } }, { f: { type } })).toEqual({ f: { a: 7 } });
  });

  test.each(['multi-select', 'schema-builder'])('%s is parsed, its leaves stay as they are', (type) => {
    expect(rendered({ f: `["a", "${TOKEN}"]` }, { f: { type } })).toEqual({ f: ['a', TOKEN] });
  });

  test('holds JSON text that cannot be parsed: the node fails, naming the field', () => {
    for (const type of ['match-builder', 'single-row-update', 'multi-select', 'schema-builder']) {
      expect(() => rendered({ f: '{"a": ' }, { f: { type } })).toThrow(
        expect.objectContaining({ code: 'TEMPLATE_FAILED', message: expect.stringContaining('"f"') }),
      );
    }
  });

  test('is one of ten types, all of them tried above', () => {
    expect(FIELD_TYPES).toHaveLength(10);
  });
});

describe('a field that only the node describes', () => {
  test('holds JSON text: it is rendered leaf by leaf and reaches the step as JSON text again', () => {
    for (const type of ['match-builder', 'single-row-update']) {
      const { f } = rendered({ f: ROW }, { f: { type } }, false);
      expect(JSON.parse(String(f))).toEqual({ id: 7, name: 'Hi Bo "B" {{input.x}}', '{{@t:T.n}}': [1] });
    }
  });

  test('holds JSON text without any token: it is passed on character for character', () => {
    const text = '{ "a":1.0,\n "b" : "\\u0041" }';
    for (const type of ['match-builder', 'single-row-update', 'multi-select', 'schema-builder']) {
      expect(rendered({ f: text }, { f: { type } }, false)).toEqual({ f: text });
    }
  });
});

describe('without any knowledge of the fields', () => {
  test('every text is a template, one that holds an object or a list leaf by leaf', () => {
    const { row, list, ...rest } = rendered(
      { a: TOKEN, b: { c: [`<${TOKEN}>`] }, d: 1, row: ROW, list: `["${TOKEN}"]`, plain: '{ "x": 1.0 }' },
      'inline',
      false,
    );
    expect(rest).toEqual({ a: 7, b: { c: ['<7>'] }, d: 1, plain: '{ "x": 1.0 }' });
    expect(JSON.parse(String(row))).toMatchObject({ id: 7, name: 'Hi Bo "B" {{input.x}}' });
    expect(JSON.parse(String(list))).toEqual([7]);
  });

  test('what a token brings in can neither end a text nor add a key', () => {
    const evil = scopeOf({}, { x: '", "admin": true, "y": "' });
    const { f } = renderConfig(bodyOf({ f: '{"name": "{{input.x}}"}' }, 'inline', false), evil);
    expect(JSON.parse(String(f))).toEqual({ name: '", "admin": true, "y": "' });
  });
});

describe('the input of a step', () => {
  const fields: Record<string, NodeField> = {
    kind: { type: 'select' },
    email: { type: 'template-input', showWhen: { field: 'kind', equals: 'email' } },
    phone: { type: 'template-input', showWhen: { field: 'kind', equals: 'sms' } },
  };

  test('lacks what showWhen hides, which is not even rendered', () => {
    expect(rendered({ kind: 'sms', email: '{{@gone:G.x}}', phone: TOKEN }, fields)).toEqual({ kind: 'sms', phone: 7 });
    expect(rendered({ email: '{{@gone:G.x}}' }, fields)).toEqual({});
  });

  test('has keys that no field declares, rendered', () => {
    expect(rendered({ kind: 'none', extra: { deep: TOKEN }, constructor: TOKEN }, fields)).toEqual({
      kind: 'none',
      extra: { deep: 7 },
      constructor: 7,
    });
  });

  test('keeps the type of a token that stands alone, and fails for one without value, naming field and token', () => {
    expect(rendered({ email: '{{@t:T.list}}', kind: 'email' }, fields)).toEqual({ kind: 'email', email: [1, 2] });
    expect(() => rendered({ email: 'Dear {{@t:T.missing}}', kind: 'email' }, fields)).toThrow(
      expect.objectContaining({
        code: 'REFERENCE_UNRESOLVED',
        fields: expect.objectContaining({ field: 'email', token: '{{@t:T.missing}}' }),
      }),
    );
  });

  test('has its integration', () => {
    expect(rendered({ integrationId: 'i1' }, {})).toEqual({ integrationId: 'i1' });
  });

  test('cannot be given a prototype', () => {
    const body = bodyOf(JSON.parse('{"__proto__": {"polluted": "{{@t:T.n}}"}, "a": {"__proto__": "x"}}'), 'inline', false);
    const input = renderConfig({ ...body, config: JSON.parse('{"__proto__": {"polluted": "{{@t:T.n}}"}}') }, scope);
    expect(Object.getPrototypeOf(input)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
