import { describe, expect, test } from '@jest/globals';
import { createExpressionEngine } from '../../common/expression/create-expression-engine.ts';
import type { JsonValue } from '../../common/json/json-value.ts';
import { scopeOf } from './support/scope-of.ts';

const engine = createExpressionEngine({ maxCollection: 1000 });
const input: JsonValue = {
  n: 3,
  half: 0.5,
  zero: 0,
  text: 'Hello World',
  list: [1, 2, 3],
  names: [{ name: 'a' }, { name: 'b' }],
  nested: { a: { b: 1 } },
  nothing: null,
  length: 4,
  odd: { constructor: 'Ferrari', prototype: 'p', length: 2 },
};
const scope = scopeOf({ t: { n: 4, success: true, data: { q: 9 } }, gone: undefined, off: 'disabled' }, input);
const evaluate = (source: string, at = scope) => engine.evaluate(source, at);

const refusal = (source: string, at = scope): unknown => {
  try {
    evaluate(source, at);
  } catch (error) {
    return error;
  }
  throw new Error(`${source} gave a value`);
};

describe('what an expression reads', () => {
  test.each<[string, JsonValue]>([
    ['{{@t:T.n}} * 2', 8],
    ['{{@t:T.q}} == 9', true],
    ['{{@t:T}}.n', 4],
    ['{{@gone:G.x?}} == null', true],
    ['{{@gone:G.x ?? @t:T.n}} + 1', 5],
    ['{{@gone:G.x ?? @gone:H.y?}} == null', true],
    ['{{@off:O.any.path}} == null', true],
    ['{{input.list}}.exists(x, x == {{input.n}})', true],
    ['{{execution.id}} + " " + {{user.name}}', 'E1 ann'],
    ['execution.id + execution.startedAt.substring(0, 4) + user.name', 'E12026ann'],
    ['input.?x.y.orValue(0)', 0],
    ['input.?nested.a.b.orValue(0)', 1],
    ['input.list[?9].orValue(7)', 7],
    ['input.?x', null],
    ['input.?n', 3],
    ['input.?x.hasValue()', false],
    ['optional.of(1).orValue(2) + optional.none().orValue(2)', 3],
    ['input.?x.or(optional.of(5)).value()', 5],
    ['has(input.n) && !has(input.x) && has(input.nested.a.b) && !has(input.nothing.x)', true],
    ['input["length"] + input.odd["length"]', 6],
    ['input.nothing == null', true],
    ['input.n == "3"', false],
  ])('%s is %j', (source, value) => {
    expect(evaluate(source)).toEqual(value);
  });

  test('a token that has no value fails before anything is evaluated', () => {
    expect(refusal('true || {{@gone:Gone.x}}')).toMatchObject({
      code: 'REFERENCE_UNRESOLVED',
      message: expect.stringContaining('{{@gone:Gone.x}}'),
    });
    expect(refusal('{{@t:T.nowhere}}')).toMatchObject({ code: 'REFERENCE_UNRESOLVED' });
  });

  test('a token is a typed value, never text of the expression', () => {
    const at = scopeOf({}, { evil: '1 == 1 || input.secret', quote: '" + input.secret + "', secret: 's' });
    expect(evaluate('{{input.evil}}', at)).toBe('1 == 1 || input.secret');
    expect(evaluate('{{input.quote}} == ""', at)).toBe(false);
    expect(evaluate('{{input.evil}}.size()', at)).toBe(22);
  });

  test('braces of a map are no token, and a comment is not read', () => {
    expect(evaluate('{"a": {"b": 1}}')).toEqual({ a: { b: 1 } });
    expect(evaluate('1 // {{@gone:G.x}} === "')).toBe(1);
  });

  test('item and index have values in a loop only', () => {
    expect(refusal('item.x == 1')).toMatchObject({ code: 'EXPRESSION_FAILED', message: expect.stringMatching(/loop/) });
  });
});

describe('texts, lists and conditions', () => {
  test.each<[string, JsonValue]>([
    ['"a" + "b"', 'ab'],
    ['\'it\' + r\'\\d\' + """x"""', 'it\\dx'],
    ['input.text.contains("World") && input.text.startsWith("H") && input.text.endsWith("d")', true],
    ['input.text.lowerAscii() + input.text.upperAscii() + " x ".trim()', 'hello worldHELLO WORLDx'],
    ['size("😀")', 1],
    ['input.list + [4]', [1, 2, 3, 4]],
    ['[] + ["a"]', ['a']],
    ['input.list.contains(2) && !input.list.contains(9)', true],
    ['input.names.map(x, x.name)', ['a', 'b']],
    ['input.names.map(x, x.name).join(",")', 'a,b'],
    ['input.list.map(x, x > 1, x * 2)', [4, 6]],
    ['input.list.filter(x, x != 2)', [1, 3]],
    ['input.list.all(x, x > 0) && input.list.exists(x, x == 2) && input.list.exists_one(x, x == 3)', true],
    ['input.nested.map(k, k)', ['a']],
    ['"a" in input.nested && !("b" in input.nested)', true],
    ['input.n > 2 ? "big" : null', 'big'],
    ['input.n > 9 ? "big" : null', null],
    ['input.n == 3 || input.missing.x', true],
    ['input.missing.x || input.n == 3', true],
    ['false && input.missing.x', false],
    ['type(input.n) == double && type("") == string && type(null) == null_type', true],
    ['input.list.map(x, input.list.map(y, x * y))[1]', [2, 4, 6]],
  ])('%s is %j', (source, value) => {
    expect(evaluate(source)).toEqual(value);
  });

  test.each([
    ['input.text + input.n', /write string\(x\)/],
    ['input.n + input.text', /write string\(x\)/],
    ['input.n < input.text', /write double\(x\)/],
    ['input.?n + 1', /orValue/],
    ['input.missing', /`missing`/],
    ['input.nothing.x', /`x`/],
    ['input.n && true', /join conditions, not a number/],
    ['input.n ? 1 : 2', /true or false, not a number/],
    ['!input.n', /does not work/],
    ['input.n.exists(x, true)', /list or an object/],
    ['type(1)', /type/],
    ['{"a": 1, "a": 2}', /twice/],
    ['input.list.map(x, x.name)', /./],
  ])('%s fails and says what to write instead', (source, message) => {
    expect(refusal(source)).toMatchObject({ code: 'EXPRESSION_FAILED', message: expect.stringMatching(message) });
  });
});

describe('prototypes', () => {
  const keys = ['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', '__defineGetter__', 'then'];

  test.each(keys)('%s is out of reach of every value', (key) => {
    for (const base of [
      'input',
      'input.list',
      'input.text',
      'input.n',
      'input.nested',
      'execution',
      'user',
      '{}',
      '[]',
      '""',
      '{{@t:T}}',
    ]) {
      for (const source of [`${base}["${key}"]`, `${base}.${key}`, `${base}.${key}.constructor`, `${base}.${key}()`]) {
        expect(refusal(source)).toMatchObject({ code: 'EXPRESSION_FAILED' });
      }
    }
    expect(evaluate(`input.?${key === '__proto__' ? 'x' : key}`)).toBeNull();
    expect(evaluate(`"${key}" in input.nested`)).toBe(false);
  });

  test('keys of those names in data are data', () => {
    expect(evaluate('input.odd.constructor + input.odd["prototype"]')).toBe('Ferrarip');
    const at = scopeOf({}, JSON.parse('{"__proto__": {"polluted": true}, "a": {"__proto__": 1, "constructor": {"prototype": 2}}}'));
    expect(evaluate('input["__proto__"].polluted', at)).toBe(true);
    expect(evaluate('input.a == {"__proto__": 1, "constructor": {"prototype": 2}}', at)).toBe(true);
    const made = evaluate('{"__proto__": {"polluted": true}, "constructor": 1}');
    expect(Object.getPrototypeOf(made)).toBe(Object.prototype);
    expect(Object.keys(made as object)).toEqual(['__proto__', 'constructor']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
