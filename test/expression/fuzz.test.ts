import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isPerdureError } from '../../common/errors/perdure-error.ts';
import { checkExpression } from '../../common/expression/check-expression.ts';
import { expressionReferences } from '../../common/expression/expression-references.ts';
import { expressionVariables } from '../../common/expression/expression-variables.ts';
import { translateJsExpression } from '../../common/expression/translate-js-expression.ts';
import { evaluate } from './support/evaluate.ts';

const PIECES = [
  ...['input', 'item', 'index', 'execution', 'user', 'x', 'y', 'optional', 'type', 'int', 'true', 'false', 'null', '__0', 'cel', 'google'],
  ...['.n', '.list', '.text', '.m', '.missing', '.?n', '.?missing', '[0]', '[?0]', '["m"]', '[x]', '.constructor', '.__proto__'],
  ...[
    '.map(x, ',
    '.exists(x, ',
    '.filter(y, ',
    '.all(y, ',
    '.size()',
    '.contains(',
    '.join(',
    '.split(',
    '.substring(',
    '.orValue(',
    '.value()',
  ],
  ...['size(', 'string(', 'int(', 'double(', 'bool(', 'dyn(', 'has(', 'type(', 'optional.of(', 'optional.none()', '.hasValue()', '.or('],
  ...[
    ' + ',
    ' - ',
    ' * ',
    ' / ',
    ' % ',
    ' == ',
    ' != ',
    ' < ',
    ' >= ',
    ' && ',
    ' || ',
    ' in ',
    ' ? ',
    ' : ',
    '!',
    '-',
    ', ',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
  ],
  ...[
    '0',
    '1',
    '2.5',
    '"a"',
    "'b'",
    'r"\\d"',
    '""',
    '"{{input.n}}"',
    '[1, 2]',
    '{"a": 1}',
    '{{input.n}}',
    '{{@a:A.v}}',
    '{{@a:A.v?}}',
    '{{',
    '}}',
  ],
  ...['=== ', '.length', '.includes(', '// c\n', '\n', '"', '?.', '??'],
];

const garbage = fc.oneof(
  { weight: 4, arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
);
/** Grammar that mostly holds together, of types that mostly do not. */
const { sound } = fc.letrec<{ sound: string }>((tie) => {
  const one = (...parts: (string | fc.Arbitrary<string>)[]) =>
    fc.tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part))).map((all) => all.join(''));
  const any = tie('sound');
  const op = (...all: string[]) => fc.constantFrom(...all);
  return {
    sound: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      op(
        'input',
        'input.n',
        'input.list',
        'input.text',
        'input.m',
        'input.nothing',
        'input.missing',
        '1',
        '2.5',
        '"a"',
        'true',
        'null',
        '[]',
        '{}',
        'input.?n',
        'input.?missing.a',
        '{{@a:A.v?}}',
        'execution',
        'user',
        'int',
      ),
      one('(', any, op(' + ', ' - ', ' * ', ' / ', ' % ', ' == ', ' != ', ' < ', ' >= ', ' && ', ' || ', ' in '), any, ')'),
      one(op('!', '-'), any),
      one('(', any, ' ? ', any, ' : ', any, ')'),
      one('[', any, ', ', any, ']'),
      one('{', any, ': ', any, '}'),
      one(
        any,
        op('.n', '.?n', '[0]', '[?0]', '["a"]', '.size()', '.trim()', '.lowerAscii()', '.join()', '.value()', '.hasValue()', '.length'),
      ),
      one(any, '[', any, ']'),
      one(op('size', 'string', 'int', 'double', 'bool', 'dyn', 'type', 'optional.of'), '(', any, ')'),
      one(any, op('.contains', '.join', '.split', '.substring', '.indexOf', '.orValue', '.or', '.startsWith'), '(', any, ')'),
      one(any, op('.map(x, ', '.filter(x, ', '.exists(x, ', '.all(x, ', '.exists_one(x, '), any, ')'),
      one('has(', any, '.n)'),
    ),
  };
});

const given = { input: { n: 3, list: [1, 2, 3], text: 'a-b', m: { a: 1, n: [1] }, nothing: null } };

/** Names of the adapter's own functions and of the library's types, which nobody knows who reads a message. */
const INTERNAL = /\b_(made|walk|key|at|map|has|join)\b|dyn<|overload|undefined|'(double|int|string|bool|null|map|list)|predicate|\[object/;

test('whatever is written, it has a value, or fails with a code and in words', () => {
  let values = 0;
  fc.assert(
    fc.property(fc.oneof(garbage, sound, sound), (source) => {
      const problems = checkExpression(source);
      expectPlaces(source, problems);
      expressionReferences(source);
      expressionVariables(source);
      translateJsExpression(source);
      try {
        JSON.stringify(evaluate(source, given));
        values += 1;
        expect(problems).toEqual([]);
      } catch (error) {
        if (!isPerdureError(error)) throw error;
        expect(['EXPRESSION_FAILED', 'REFERENCE_UNRESOLVED']).toContain(error.code);
        expect(error.message.slice(error.message.indexOf('` failed: '))).not.toMatch(INTERNAL);
      }
    }),
    { numRuns: 600 },
  );
  expect(values).toBeGreaterThan(20);
});

function expectPlaces(source: string, problems: readonly { line: number; column: number; message: string }[]): void {
  const lines = source.split('\n');
  for (const { line, column, message } of problems) {
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines.length);
    expect(column).toBeGreaterThanOrEqual(1);
    expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
    expect(message).not.toMatch(INTERNAL);
  }
}
