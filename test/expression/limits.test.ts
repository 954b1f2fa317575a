import { describe, expect, test } from '@jest/globals';
import { checkExpression } from '../../common/expression/check-expression.ts';
import { createExpressionEngine } from '../../common/expression/create-expression-engine.ts';
import { scopeOf } from './support/scope-of.ts';

const engine = createExpressionEngine({ maxCollection: 1000 });
const list = (size: number) => scopeOf({}, { list: Array.from({ length: size }, (_, index) => index) });
const messages = (source: string) => checkExpression(source).map(({ message }) => message);
const failure = (source: string, scope = scopeOf({})): unknown => {
  try {
    engine.evaluate(source, scope);
  } catch (error) {
    return error;
  }
  throw new Error('it gave a value');
};

describe('an expression', () => {
  test('may have 2 KiB of source, not a byte more', () => {
    const of = (bytes: number) => `"${'é'.repeat((bytes - 2) >> 1)}"`;
    expect(messages(of(2048))).toEqual([]);
    expect(messages(of(2050))).toEqual([expect.stringMatching(/2048 bytes/)]);
    expect(failure(of(2050))).toMatchObject({ code: 'EXPRESSION_FAILED' });
  });

  test('may have 300 nodes, not 301', () => {
    const sum = Array.from({ length: 150 }, () => '1').join('+');
    expect(messages(`-${sum}`)).toEqual([]);
    expect(engine.evaluate(`-${sum}`, scopeOf({}))).toBe(148);
    expect(messages(`--${sum}`)).toEqual([expect.stringMatching(/more than 300/)]);
    expect(failure(`--${sum}`)).toMatchObject({ code: 'EXPRESSION_FAILED' });
  });

  test('may be nested 32 levels, not 33', () => {
    const nested = (levels: number) => `${'('.repeat(levels - 1)}1${')'.repeat(levels - 1)}`;
    expect(messages(nested(32))).toEqual([]);
    expect(engine.evaluate(nested(32), scopeOf({}))).toBe(1);
    expect(messages(nested(33))).toEqual([expect.stringMatching(/deeper than 32/)]);
  });

  test('is refused, not overflowed by, however many brackets and signs', () => {
    for (const sign of ['(', '[', '{', '!', '-', 'a.', 'size(', '{{', '"', "'", '?', '/*', '//']) {
      expect(checkExpression(sign.repeat(1000)).length).toBeGreaterThan(0);
    }
  });

  test('may nest comprehensions twice, not three times; one after the other is not nesting', () => {
    expect(messages('input.a.map(x, x.map(y, y))')).toEqual([]);
    expect(messages('input.a.map(x, x.map(y, y.map(z, z)))')).toEqual([expect.stringMatching(/more than 2 times/)]);
    expect(messages('input.a.filter(x, x > 1).map(y, y).filter(z, z > 1).exists(w, w > 1)')).toEqual([]);
    expect(failure('input.a.map(x, x.map(y, y.map(z, z)))')).toMatchObject({ code: 'EXPRESSION_FAILED' });
  });

  test('may walk through 1,000 elements, not 1,001, whatever walks', () => {
    for (const walk of ['exists(x, x == 1)', 'all(x, x >= 0)', 'map(x, x)', 'filter(x, true)', 'exists_one(x, x == 1)']) {
      expect(engine.evaluate(`input.list.${walk}`, list(1000))).toBeTruthy();
      expect(failure(`input.list.${walk}`, list(1001))).toMatchObject({
        code: 'EXPRESSION_FAILED',
        message: expect.stringMatching(/at most 1000 elements, not 1001/),
      });
    }
    const object = scopeOf({}, { list: Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`k${index}`, 1])) });
    expect(failure('input.list.exists(k, k == "k1")', object)).toMatchObject({ code: 'EXPRESSION_FAILED' });
  });

  test('says that a wider limit may do, and an engine with a wider one does it', () => {
    expect(failure('input.list.all(x, x >= 0)', list(1001))).toMatchObject({ fields: { limit: 'collection' } });
    expect(createExpressionEngine({ maxCollection: 10_000 }).evaluate('input.list.all(x, x >= 0)', list(10_000))).toBe(true);
  });

  test('reads a list of any size when nothing walks through it', () => {
    expect(engine.evaluate('input.list.size() == 5000 && 4999 in input.list && input.list[4999] == 4999', list(5000))).toBe(true);
  });

  test('ends when comprehensions take too much work together', () => {
    const square = 'input.list.map(x, input.list.map(y, x * y + x - y + x * 2 + y * 2)).size()';
    expect(failure(square, list(1000))).toMatchObject({ code: 'EXPRESSION_FAILED', message: expect.stringMatching(/too much/) });
  });

  test('evaluated a thousand times in many forms keeps no more than its cache', () => {
    for (let round = 0; round < 1500; round++) expect(engine.evaluate(`${round} + 1`, scopeOf({}))).toBe(round + 1);
  });
});
