import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { jsonBytes } from '../../common/json/json-bytes.ts';
import type { JsonValue } from '../../common/json/json-value.ts';
import { normaliseOutput } from '../../common/json/normalise-output.ts';

const refused = (value: unknown, maxBytes?: number) => {
  try {
    normaliseOutput(value, maxBytes === undefined ? {} : { maxBytes });
  } catch (error) {
    return error;
  }
  throw new Error('it was taken');
};

describe('what a step returned', () => {
  test.each<[string, unknown, JsonValue]>([
    ['nothing is null', undefined, null],
    ['null is null', null, null],
    ['a value that is no object is the output itself', 'text', 'text'],
    ['keys that are undefined drop', { a: 1, b: undefined }, { a: 1 }],
    ['undefined in a list is null', [1, undefined, 2], [1, null, 2]],
    ['holes in a list are null', Object.assign([1], { 2: 3 }), [1, null, 3]],
    ['a Date is ISO text', { at: new Date(0) }, { at: '1970-01-01T00:00:00.000Z' }],
    ['toJSON is used, also inside', { a: [{ toJSON: (key: string) => ({ key }) }] }, { a: [{ key: '0' }] }],
    ['wrapped values are unwrapped', [Object(1), Object('x'), Object(true)], [1, 'x', true]],
    ['symbol keys drop', { [Symbol('s')]: 1, a: 2 }, { a: 2 }],
    ['minus zero is zero', [-0], [0]],
    ['inherited keys drop', Object.assign(Object.create({ inherited: 1 }), { own: 2 }), { own: 2 }],
    ['a value that appears twice is no cycle', ((x) => ({ a: x, b: x }))({ n: 1 }), { a: { n: 1 }, b: { n: 1 } }],
    ['pairs of surrogates are text', '😀', '😀'],
  ])('%s', (_name, value, expected) => {
    expect(normaliseOutput(value).value).toStrictEqual(expected);
  });

  const cyclic: { data: { items: unknown[] } } = { data: { items: [] } };
  cyclic.data.items.push({ back: cyclic });
  test.each<[string, unknown, string]>([
    ['a function', { data: { fn: () => 1 } }, 'data.fn'],
    ['a symbol', [Symbol('s')], '[0]'],
    ['a BigInt', { a: { 'odd key': 1n } }, 'a["odd key"]'],
    ['a Map', { m: new Map() }, 'm'],
    ['a Set', { m: [new Set()] }, 'm[0]'],
    ['NaN', { n: Number.NaN }, 'n'],
    ['Infinity', [[Number.POSITIVE_INFINITY]], '[0][0]'],
    ['a wrapped NaN', { n: Object(Number.NaN) }, 'n'],
    ['a cycle', cyclic, 'data.items[0].back'],
    ['NUL in a text', { t: 'a\0b' }, 't'],
    ['a lone surrogate in a text', { t: 'a\ud800' }, 't'],
    ['NUL in a key', { a: { 'x\0': 1 } }, 'a["x\\u0000"]'],
    [
      'a getter that throws',
      {
        get boom() {
          throw new Error('no');
        },
      },
      'boom',
    ],
    [
      'a toJSON that throws',
      {
        a: {
          toJSON() {
            throw 'no';
          },
        },
      },
      'a',
    ],
    ['a value that is a function itself', () => 1, '(the value itself)'],
  ])('%s is refused with its place', (_name, value, path) => {
    expect(refused(value)).toMatchObject({ code: 'OUTPUT_NOT_SERIALIZABLE', fields: { path } });
  });

  test('hostile proxies are refused, and so is what they throw', () => {
    const hostile = new Proxy(
      {},
      {
        ownKeys() {
          throw {
            get message() {
              throw new Error('again');
            },
          };
        },
      },
    );
    expect(refused({ a: hostile })).toMatchObject({ code: 'OUTPUT_NOT_SERIALIZABLE', fields: { path: 'a' } });
    const revoked = Proxy.revocable([], {});
    revoked.revoke();
    expect(refused([revoked.proxy])).toMatchObject({ code: 'OUTPUT_NOT_SERIALIZABLE', fields: { path: '[0]' } });
    const endless: ProxyHandler<object> = {
      get: (_target, key) => (key === 'toJSON' ? undefined : new Proxy({}, endless)),
      ownKeys: () => ['more'],
      getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
    };
    expect(refused(new Proxy({}, endless))).toMatchObject({ code: 'OUTPUT_NOT_SERIALIZABLE' });
  });

  test('a hundred thousand levels are refused instead of overflowing the stack; a thousand pass', () => {
    const nest = (levels: number) => {
      let value: unknown = 1;
      for (let level = 0; level < levels; level++) value = { n: value };
      return value;
    };
    expect(refused(nest(100_000))).toMatchObject({ code: 'OUTPUT_NOT_SERIALIZABLE' });
    expect(refused(nest(1001))).toMatchObject({ code: 'OUTPUT_NOT_SERIALIZABLE' });
    expect(normaliseOutput(nest(1000)).bytes).toBe(1000 * 6 + 1);
  });

  test('32 MiB pass, one byte more is too large', () => {
    const limit = 32 * 1024 * 1024;
    expect(normaliseOutput('x'.repeat(limit - 2)).bytes).toBe(limit);
    expect(refused('x'.repeat(limit - 1))).toMatchObject({ code: 'OUTPUT_TOO_LARGE', fields: { maxBytes: limit } });
  });

  test('what would grow beyond every memory is refused in time', () => {
    let laughs: unknown = 'ha';
    for (let level = 0; level < 100; level++) laughs = [laughs, laughs];
    expect(refused(laughs, 1_000_000)).toMatchObject({ code: 'OUTPUT_TOO_LARGE' });
    const long = new Proxy([], { get: (target, key) => (key === 'length' ? 2 ** 40 : Reflect.get(target, key)) });
    expect(refused(long, 1_000_000)).toMatchObject({ code: 'OUTPUT_TOO_LARGE' });
  });

  test('an own key __proto__ stays data and reaches no prototype', () => {
    const { value } = normaliseOutput(JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1}'));
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('agrees with JSON.stringify, value and size, for all that JSON can hold', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        if (/\\u0000|\\ud[89a-f]/i.test(text)) return;
        const normalised = normaliseOutput(value);
        expect(JSON.stringify(normalised.value)).toBe(text);
        expect(normalised.bytes).toBe(Buffer.byteLength(text));
      }),
    );
  });
});

describe('the size of JSON', () => {
  test('is counted in bytes of UTF-8', () => {
    expect(jsonBytes('aé€😀')).toBe(2 + 1 + 2 + 3 + 4);
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(jsonBytes(value as JsonValue)).toBe(Buffer.byteLength(JSON.stringify(value)));
      }),
    );
  });
});
