import { runInNewContext } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import { Environment } from '@marcbachmann/cel-js';
import { createExpressionEngine } from '../../common/expression/create-expression-engine.ts';
import { withFlatTypes } from '../../common/expression/with-flat-types.ts';
import { evaluate, failure } from './support/evaluate.ts';
import { scopeOf } from './support/scope-of.ts';

const thousand = Array.from({ length: 1_000 }, (_, index) => index);

describe('what an evaluation makes is counted', () => {
  const input = { list: thousand, text: 'x'.repeat(200_000) };

  test.each([
    'input.list.map(x, input.text + string(x)).size()',
    'input.list.map(x, input.text.upperAscii()).size()',
    'input.list.map(x, input.text).join("")',
    'input.list.map(x, input.text.split("")).size()',
    'input.list.map(x, input.list + input.list).size()',
  ])('%s takes too much work', (source) => {
    expect(failure(source, { input })).toMatchObject({ code: 'EXPRESSION_FAILED', fields: { limit: 'collection' } });
  });

  test('what is only handed on is not', () => {
    expect(evaluate('input.list.map(x, input.text).size()', { input })).toBe(1_000);
    expect(evaluate('input.list.map(x, input.list).size()', { input })).toBe(1_000);
  });

  test('a result that would be huge as JSON is refused', () => {
    expect(failure('input.list.map(x, input.text)', { input })).toMatchObject({
      code: 'EXPRESSION_FAILED',
      message: expect.stringContaining('too large'),
    });
  });
});

test('lists against each other that are too much for a workflow fit into an activity', () => {
  const source = 'input.list.filter(x, input.list.exists(y, y + x == 10)).size()';
  const given = { input: { list: thousand.slice(0, 300) } };
  expect(failure(source, given).fields).toMatchObject({ limit: 'collection' });
  expect(createExpressionEngine({ maxCollection: 10_000 }).evaluate(source, scopeOf({}, given.input))).toBe(11);
});

test('lists of another realm are lists', () => {
  const foreign = runInNewContext('[1, [2], { a: [3] }]');
  expect(evaluate('input.list.map(x, x)', { input: { list: foreign } })).toEqual([1, [2], { a: [3] }]);
  expect(evaluate('input.list[2].a + input.list[1] + [input.list[0]]', { input: { list: foreign } })).toEqual([3, 2, 1]);
});

describe('a limit that is wider elsewhere', () => {
  const input = { list: [...thousand, 1_000] };

  test('is told even when another error came after it', () => {
    expect(failure('input.list.all(x, x >= 0) || input.missing', { input }).fields).toMatchObject({ limit: 'collection' });
    expect(failure('input.list.all(x, x >= 0) && input.missing', { input }).fields).toMatchObject({ limit: 'collection' });
  });

  test('does not matter where the result is certain without it', () => {
    expect(evaluate('input.list.all(x, x >= 0) || true', { input })).toBe(true);
    expect(evaluate('input.list.all(x, x >= 0) && false', { input })).toBe(false);
  });

  test('is not told of a failure that is the same everywhere, also right after one that was not', () => {
    expect(failure('input.list.all(x, x >= 0)', { input }).fields).toHaveProperty('limit');
    expect(failure('input.missing', { input }).fields).not.toHaveProperty('limit');
    expect(failure('1 / 0').fields).not.toHaveProperty('limit');
  });
});

test('the library does not keep a type for each shape of the data that passes', () => {
  const seen: unknown[] = [];
  const cel = new Environment({ unlistedVariablesAreDyn: true }).registerFunction(
    'probe(dyn): dyn',
    function (this: { debugTypeDeep(value: unknown): unknown }) {
      seen.push(String(this.debugTypeDeep([[1]])));
      return true;
    },
  );
  cel.evaluate('dyn(probe(1))');
  const program = withFlatTypes(cel.parse('dyn(probe(1))'));
  program();
  program();
  expect(seen).toEqual(['list<list<double>>', 'list<dyn>', 'list<dyn>']);
});
