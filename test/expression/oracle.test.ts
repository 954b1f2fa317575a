import { isCelError, isCelList, isCelMap, run } from '@bufbuild/cel';
import { strings } from '@bufbuild/cel/ext';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkExpression } from '../../common/expression/check-expression.ts';
import { evaluate } from './support/evaluate.ts';

/** Expressions of one type each, so that most of them have a value for plain CEL, too. */
const { int, double, bool, text, list } = fc.letrec<{ int: string; double: string; bool: string; text: string; list: string }>((tie) => {
  const one = (...parts: (string | fc.Arbitrary<string>)[]) =>
    fc.tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part))).map((all) => all.join(''));
  const op = (...signs: string[]) => fc.constantFrom(...signs);
  const small = { maxDepth: 4, depthSize: 'small' as const };
  return {
    int: fc.oneof(
      small,
      fc.integer({ min: 0, max: 20 }).map(String),
      one('(', tie('int'), op(' + ', ' - ', ' * ', ' / ', ' % '), tie('int'), ')'),
      one('-', tie('int')),
      one('size(', tie('text'), ')'),
      one(tie('list'), '.size()'),
      one('(', tie('bool'), ' ? ', tie('int'), ' : ', tie('int'), ')'),
      one(tie('text'), '.indexOf(', tie('text'), ')'),
      one('int(', tie('double'), ')'),
    ),
    double: fc.oneof(
      small,
      fc.constantFrom('0.0', '1.0', '1.5', '2.25', '10.0', 'n', 'half'),
      one('(', tie('double'), op(' + ', ' - ', ' * '), tie('double'), ')'),
      // never by zero: what is not finite is an error for us, and a value in plain CEL
      one('(', tie('double'), ' / ', op('4.0', '-3.0', '0.7'), ')'),
      one('-', tie('double')),
      one('double(', tie('int'), ')'),
      one('(', tie('bool'), ' ? ', tie('double'), ' : ', tie('double'), ')'),
    ),
    bool: fc.oneof(
      small,
      fc.constantFrom('true', 'false'),
      one('!', tie('bool')),
      one('(', tie('bool'), op(' && ', ' || ', ' == ', ' != '), tie('bool'), ')'),
      one('(', tie('int'), op(' < ', ' <= ', ' > ', ' >= ', ' == ', ' != '), tie('int'), ')'),
      one('(', tie('double'), op(' < ', ' <= ', ' > ', ' >= ', ' == ', ' != '), tie('double'), ')'),
      one('(', tie('int'), op(' < ', ' <= ', ' > ', ' >= '), tie('double'), ')'),
      one('(', tie('text'), op(' < ', ' <= ', ' > ', ' >= ', ' == ', ' != '), tie('text'), ')'),
      one(tie('text'), op('.contains(', '.startsWith(', '.endsWith('), tie('text'), ')'),
      one('(', tie('int'), ' in ', tie('list'), ')'),
      one('(', tie('list'), op(' == ', ' != '), tie('list'), ')'),
      one(tie('list'), op('.all(x, ', '.exists(x, ', '.exists_one(x, '), 'x', op(' < ', ' == ', ' >= '), tie('int'), ')'),
      one('has(m.', op('a', 'z'), ')'),
      one('("', op('a', 'z'), '" in m)'),
    ),
    text: fc.oneof(
      small,
      fc.constantFrom('""', '"a"', '"ab"', "'b c'", '"B"', 's', 'm.a'),
      one('(', tie('text'), ' + ', tie('text'), ')'),
      one('string(', tie('int'), ')'),
      one(tie('text'), op('.lowerAscii()', '.upperAscii()', '.trim()')),
      one(tie('text'), '.substring(', tie('int'), ')'),
      one(tie('text'), '.split("b").join("-")'),
    ),
    list: fc.oneof(
      small,
      fc.constantFrom('[]', '[1]', '[3, 1, 2]'),
      one('[', tie('int'), ', ', tie('int'), ']'),
      one('(', tie('list'), ' + ', tie('list'), ')'),
      one(tie('list'), '.map(x, x', op(' + ', ' * '), tie('int'), ')'),
      one(tie('list'), '.filter(x, x', op(' < ', ' != '), tie('int'), ')'),
    ),
  };
});

const input = { n: 3, half: 0.5, s: 'b a', m: { a: 'ab', b: 'c' } };
const names = { n: 'input.n', half: 'input.half', s: 'input.s', m: 'input.m' };

/** The value as plain CEL sees it; undefined where it has none, or one that cannot leave as JSON. */
function expected(source: string): unknown {
  return plain(run(source, { ...input, m: new Map(Object.entries(input.m)) }, { funcs: strings }));
}

function plain(value: unknown): unknown {
  if (isCelError(value)) return undefined;
  if (typeof value === 'bigint') return value >= -(2n ** 53n) && value <= 2n ** 53n ? Number(value) : undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : undefined;
  if (isCelList(value)) {
    const items = [...value].map(plain);
    return items.includes(undefined) ? undefined : items;
  }
  if (isCelMap(value)) throw new Error('No expression gives a map.');
  return value;
}

function actual(source: string): unknown {
  try {
    return evaluate(source, { input });
  } catch (error) {
    return `${error}`;
  }
}

/** Of the faults of a source that is too large for us, which plain CEL does not mind. */
const LIMIT = /more than|longer than|deeper than/;

test('what plain CEL gives, we give', () => {
  let compared = 0;
  let tried = 0;
  fc.assert(
    fc.property(fc.oneof(int, double, bool, text, list), (source) => {
      const ours = source.replace(/\b(n|half|s|m)\b(?!")/g, (name) => names[name as keyof typeof names]);
      fc.pre(!checkExpression(ours).some(({ message }) => LIMIT.test(message)));
      tried += 1;
      const value = expected(source);
      if (value === undefined) return;
      compared += 1;
      expect([source, actual(ours)]).toEqual([source, value]);
    }),
    { numRuns: 1_000 },
  );
  expect(compared).toBeGreaterThan(tried / 2);
});
