import { describe, expect, test } from '@jest/globals';
import { checkJson, MAX_JSON_DEPTH } from '../../common/json/check-json.ts';
import { checkTriggerInput, MAX_TRIGGER_INPUT_BYTES } from '../../common/json/check-trigger-input.ts';
import type { JsonValue } from '../../common/json/json-value.ts';

const nest = (levels: number): JsonValue => JSON.parse('[['.repeat(levels).slice(0, levels) + ']]'.repeat(levels).slice(0, levels));

describe('a body', () => {
  test('may be nested 32 levels, not 33', () => {
    expect(checkJson(nest(MAX_JSON_DEPTH))).toEqual([]);
    expect(checkJson(nest(MAX_JSON_DEPTH + 1))).toEqual([
      { pointer: '/0'.repeat(MAX_JSON_DEPTH), detail: expect.stringMatching(/deeper than 32/) },
    ]);
    expect(checkJson(nest(200_000))).toHaveLength(1);
  });

  test.each(['__proto__', 'constructor', 'prototype'])('may not hold the key %s', (key) => {
    expect(checkJson(JSON.parse(`{"a": [{"${key}": {"polluted": true}}]}`))).toEqual([
      { pointer: `/a/0/${key}`, detail: expect.stringMatching(/reserved/) },
    ]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('may hold neither NUL nor half surrogate pairs, in texts and keys', () => {
    expect(checkJson({ a: 'x\0', 'b/c~': ['\udc00'], 'k\0': 1, fine: '😀' })).toEqual([
      { pointer: '/a', detail: expect.stringMatching(/NUL/) },
      { pointer: '/b~1c~0/0', detail: expect.stringMatching(/surrogate/) },
      { pointer: '/k\0', detail: expect.stringMatching(/key.*NUL/) },
    ]);
  });

  test('has every fault listed, up to a hundred', () => {
    expect(checkJson(Array.from({ length: 99 }, () => '\0'))).toHaveLength(99);
    expect(checkJson(Array.from({ length: 500 }, () => '\0'))).toHaveLength(100);
  });
});

describe('the input of a trigger', () => {
  const refused = (input: unknown) => {
    try {
      checkTriggerInput(input);
    } catch (error) {
      return error;
    }
    throw new Error('it was taken');
  };

  test('is a plain object, nothing being the empty one', () => {
    expect(checkTriggerInput(undefined)).toEqual({});
    expect(checkTriggerInput({ a: 1, gone: undefined, at: new Date(0) })).toEqual({ a: 1, at: '1970-01-01T00:00:00.000Z' });
    expect(checkTriggerInput(Object.assign(Object.create(null), { a: 1 }))).toEqual({ a: 1 });
  });

  test.each([
    [null],
    [[]],
    ['text'],
    [1],
    [true],
    [() => 1],
    [new Date(0)],
    [new Map()],
    [new (class Thing {})()],
    [
      new Proxy(
        {},
        {
          getPrototypeOf() {
            throw new Error('no');
          },
        },
      ),
    ],
  ])('is refused when it is something else', (input) => {
    expect(refused(input)).toMatchObject({ code: 'INPUT_INVALID' });
  });

  test('is refused with the place of what JSON or a body cannot hold', () => {
    expect(refused({ a: { b: 1n } })).toMatchObject({ code: 'INPUT_INVALID', message: expect.stringContaining('a.b') });
    expect(refused({ a: '\0' })).toMatchObject({ code: 'INPUT_INVALID' });
    expect(refused(JSON.parse('{"__proto__": 1}'))).toMatchObject({
      code: 'INPUT_INVALID',
      fields: { errors: [{ pointer: '/__proto__' }] },
    });
    expect(refused({ a: nest(MAX_JSON_DEPTH) })).toMatchObject({ code: 'INPUT_INVALID' });
    expect(checkTriggerInput({ a: nest(MAX_JSON_DEPTH - 1) })).toBeTruthy();
  });

  test('may have 256 KiB of JSON, not a byte more', () => {
    const fill = (bytes: number) => ({ a: 'x'.repeat(bytes - '{"a":""}'.length) });
    expect(checkTriggerInput(fill(MAX_TRIGGER_INPUT_BYTES))).toBeTruthy();
    expect(refused(fill(MAX_TRIGGER_INPUT_BYTES + 1))).toMatchObject({ code: 'TOO_LARGE' });
  });
});
