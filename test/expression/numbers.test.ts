import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { JsonValue } from '../../common/json/json-value.ts';
import { evaluate, failure } from './support/evaluate.ts';

const input = { n: 3, half: 0.5, text: 'abcdef', list: [1, 2.5, 3], zero: 0, big: 2 ** 53 };

function holds(cases: [source: string, value: JsonValue][]): void {
  test.each(cases)('%s gives %j', (source, value) => {
    expect(evaluate(source, { input, index: 2 })).toEqual(value);
  });
}

describe('a number of JSON and a literal mix in arithmetic, and the result is a double', () => {
  holds([
    ['input.n + 1', 4],
    ['1 + input.n', 4],
    ['input.n - 1', 2],
    ['input.n - -1', 4],
    ['7 / 2.0', 3.5],
    ['5.5 % 2', 1.5],
    ['1 - input.n', -2],
    ['input.n * 2', 6],
    ['2 * input.n', 6],
    ['input.n / 2', 1.5],
    ['7 / input.n == 7.0 / 3.0', true],
    ['input.n % 2', 1],
    ['7 % input.n', 1],
    ['input.n % input.half', 0],
    ['1 + 0.5', 1.5],
    ['-input.n', -3],
    ['size(input.text) + 0.5', 6.5],
    ['size(input.text) / 4.0', 1.5],
    ['int(input.n) / 2', 1],
    ['(input.n + 1) / 3', 4 / 3],
  ]);
});

describe('a mixed sum is equal to the number that it is', () => {
  holds([
    ['1 + input.n == 4', true],
    ['input.n + 1 == 4', true],
    ['4 == 1 + input.n', true],
    ['1 + input.n != 4', false],
    ['1 + input.n > 3', true],
    ['1 + input.n in [4]', true],
  ]);
});

describe('int with int stays as CEL has it', () => {
  holds([
    ['7 / 2 == 3', true],
    ['7 / 2', 3],
    ['-7 / 2', -3],
    ['7 % 2', 1],
    ['-7 % 2', -1],
    ['2 * 3 - 4', 2],
    ['type(1) == int', true],
    ['type(1.0) == double', true],
    ['type(input.n) == double', true],
    ['type(1 + input.n) == double', true],
    ['type(1 + 1) == int', true],
    ['0xff', 255],
  ]);
});

describe('comparison, equality and `in` go by value', () => {
  holds([
    ['input.n > 2', true],
    ['2 < input.n', true],
    ['input.n >= 3', true],
    ['3 <= input.n', true],
    ['input.n == 3', true],
    ['3 == input.n', true],
    ['3 != input.n', false],
    ['1 == 1.0', true],
    ['1.5 == 1', false],
    ['input.n in [1, 2, 3]', true],
    ['3 in input.list', true],
    ['2 in input.list', false],
    ['2.5 in [1, 2.5]', true],
    ['[1, 2] == [1.0, 2.0]', true],
    ['{"a": 1} == {"a": 1.0}', true],
    ['[[1]] == [[1.0]]', true],
    ['{"a": [1, {"b": 2}]} == {"a": [1.0, {"b": 2.0}]}', true],
    ['input.list == [1, 2.5, 3]', true],
    ['[input.n].contains(3)', true],
    ['[[1], [2]] == [[1.0], [input.n - 1]]', true],
    ['9007199254740993 == 9007199254740992.0', false],
  ]);
});

describe('lists, objects and branches hold both kinds', () => {
  holds([
    ['[1, 2.5, input.n]', [1, 2.5, 3]],
    ['[1] + [2.5]', [1, 2.5]],
    ['[1, "a", null, true]', [1, 'a', null, true]],
    ['{"a": 1, "b": 2.5, "c": "x"}', { a: 1, b: 2.5, c: 'x' }],
    ['true ? 1 : 2.5', 1],
    ['false ? 1 : input.n', 3],
    ['(true ? 1 : 2.5) + input.n', 4],
    ['true ? 1 : "one"', 1],
    ['true ? "one" : null', 'one'],
    ['input.list.map(x, x * 2)', [2, 5, 6]],
    ['input.list.filter(x, x > 1)', [2.5, 3]],
    ['input.list.map(x, x > 1, x + 1)', [3.5, 4]],
    ['[1, 2, 3].map(x, x + 0.5)', [1.5, 2.5, 3.5]],
    ['input.list.exists(x, x == 3)', true],
    ['input.list.all(x, x >= 1)', true],
    ['input.list.exists_one(x, x == 1)', true],
    ['input.?nothing.orValue(0) + 1', 1],
    ['input.?n.orValue(0) + 1', 4],
  ]);
});

describe('places in lists and texts are numbers of either kind', () => {
  holds([
    ['input.list[1]', 2.5],
    ['input.list[1.0]', 2.5],
    ['input.list[input.zero]', 1],
    ['[10, 20, 30][input.n - 1]', 30],
    ['[10, 20, 30][index]', 30],
    ['[10][double("0")]', 10],
    ['input.list[?input.n].orValue(9)', 9],
    ['{1: "one"}[1]', 'one'],
    ['{1: "one"}[input.n - 2]', 'one'],
    ['1.0 in {1: "one"}', true],
    ['input.text.substring(input.n)', 'def'],
    ['input.text.substring(1, input.n)', 'bc'],
    ['input.text.substring(input.zero, 2)', 'ab'],
    ['input.text.substring(input.zero, input.n)', 'abc'],
    ['"abcabc".indexOf("a", input.n)', 3],
    ['"abcabc".indexOf("a", 1)', 3],
    ['"abcabc".lastIndexOf("a", input.n - 1)', 0],
    ['"a,b,c".split(",", index)', ['a', 'b,c']],
    ['"a,b,c".split(",")', ['a', 'b', 'c']],
    ['input.list.join("-")', '1-2.5-3'],
    ['["a", 1, true].join()', 'a1true'],
    ['["a", "b"].join(", ")', 'a, b'],
    ['string(input.n)', '3'],
    ['string(1)', '1'],
    ['string(2.5)', '2.5'],
    ['int(2.9)', 2],
    ['int("12") + 1', 13],
    ['double(1) / 2', 0.5],
    ['double("2.5")', 2.5],
  ]);
});

test('a mixed computation gives what the same one in doubles gives', () => {
  const leaf = fc.oneof(
    fc.integer({ min: 0, max: 99 }).map((value) => ({ source: `${value}`, value })),
    fc.constantFrom({ source: 'input.n', value: 3 }, { source: 'input.half', value: 0.5 }, { source: '2.25', value: 2.25 }),
  );
  const compute = { '+': (a: number, b: number) => a + b, '-': (a: number, b: number) => a - b, '*': (a: number, b: number) => a * b };
  const { sum } = fc.letrec<{ sum: { source: string; value: number } }>((tie) => ({
    sum: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.tuple(tie('sum'), fc.constantFrom('+' as const, '-' as const, '*' as const), tie('sum')).map(([left, op, right]) => ({
        source: `(${left.source} ${op} ${right.source})`,
        value: compute[op](left.value, right.value),
      })),
    ),
  }));
  fc.assert(
    fc.property(sum, ({ source, value }) => {
      expect(evaluate(source, { input })).toBe(value + 0);
      expect(evaluate(`${source} == ${value < 0 ? `-${-value}` : value}`, { input })).toBe(true);
    }),
  );
});

test('`index` is a double', () => {
  expect(evaluate('type(index) == double', { index: 1 })).toBe(true);
  expect(evaluate('index / 2', { index: 1 })).toBe(0.5);
  expect(evaluate('index + 1', { index: 1 })).toBe(2);
});

describe('a result that is not finite is an error', () => {
  test.each([
    'input.n / 0',
    '1.0 / 0',
    '1.0 / 0.0',
    '0.0 / 0.0',
    '1e308 * 10',
    '1e308 + 1e308',
    '-1e308 * 10.0 < 0',
    'double("inf")',
    'double("NaN")',
    'true || 1.0 / 0.0 > 1.0 ? [1.0 / 0.0] : []',
  ])('%s', (source) => {
    expect(failure(source, { input })).toMatchObject({ code: 'EXPRESSION_FAILED' });
  });

  test('a division or remainder by zero of ints, too', () => {
    expect(failure('1 / 0').message).toContain('Division by zero');
    expect(failure('1 % 0').message).toContain('zero');
    expect(failure('input.n % 0', { input }).message).toContain('zero');
  });
});

describe('an int beyond ±2^53 is an error, on it is fine', () => {
  test('as a result', () => {
    expect(evaluate('9007199254740992')).toBe(2 ** 53);
    expect(evaluate('-9007199254740992')).toBe(-(2 ** 53));
    expect(failure('9007199254740993').message).toContain('2^53');
    expect(failure('-9007199254740993').message).toContain('2^53');
    expect(failure('[{"a": 9007199254740992 + 1}]').message).toContain('2^53');
  });

  test('on the way only beyond 64 bits', () => {
    expect(evaluate('9007199254740993 - 1')).toBe(2 ** 53);
    expect(failure('9223372036854775807 + 1').message).toContain('overflow');
  });
});

test('negative zero leaves as 0', () => {
  expect(Object.is(evaluate('0.0 * -1.0'), 0)).toBe(true);
});

describe('a fraction is no place', () => {
  test.each([
    'input.list[0.5]',
    'input.text.substring(0.5)',
    '"abc".indexOf("a", 0.5)',
    '"a,b".split(",", 1.5)',
    'input.text.substring(-1.0)',
    'input.text.substring(7.0)',
    'input.text.substring(3.0, 2)',
    'input.list[3]',
    'input.list[-1]',
  ])('%s', (source) => {
    expect(failure(source, { input })).toMatchObject({ code: 'EXPRESSION_FAILED' });
  });
});
