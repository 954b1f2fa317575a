import { describe, expect, test } from '@jest/globals';
import { checkExpression } from '../../common/expression/check-expression.ts';
import { expressionReferences } from '../../common/expression/expression-references.ts';
import { expressionVariables } from '../../common/expression/expression-variables.ts';
import { translateJsExpression } from '../../common/expression/translate-js-expression.ts';

const problems = (source: string) => checkExpression(source).map(({ line, column, message }) => `${line}:${column} ${message}`);

describe('at publish', () => {
  test.each([
    ['1 +', '1:4', /missing at the end/],
    ['', '1:1', /empty/],
    ['  ', '1:1', /empty/],
    ['(1', '1:3', /./],
    ['input.a ==\n  "x', '2:3', /nterminated/],
    ['input\n + foo', '2:4', /`foo` is unknown/],
    ['customerId > 1', '1:1', /input\.customerId/],
    ['"a" + 1', '1:1', /write string\(x\)/],
    ['1 + "a"', '1:1', /write string\(x\)/],
    ['"a" == 1', '1:1', /write double\(x\)/],
    ['"a" - input.x', '1:1', /does not work/],
    ['true < 1', '1:1', /does not work/],
    ['1 in "abc"', '1:1', /contains/],
    ['1 && true', '1:1', /conditions/],
    ['1 ? 2 : 3', '1:1', /condition/],
    ['!"a"', '1:2', /condition/],
    ['-"a"', '1:2', /number/],
    ['size(1)', '1:6', /takes/],
    ['size()', '1:1', /takes 1 argument, not 0/],
    ['"a".size(1)', '1:1', /takes 0 arguments, not 1/],
    ['"a".substring("b")', '1:15', /takes a number/],
    ['[1].trim()', '1:1', /works on a text/],
    ['"a"[0]', '1:1', /substring/],
    ['[1].name', '1:5', /list\.map/],
    ['[1]["x"]', '1:5', /number/],
    ['execution.foo', '1:11', /only id and startedAt/],
    ['foo(1)', '1:1', /no function foo/],
    ['input.a.frob()', '1:1', /no function frob/],
    ['now()', '1:1', /no function now/],
    ['random()', '1:1', /no function random/],
    ['timestamp("2026-01-01T00:00:00Z")', '1:1', /no times/],
    ['duration("1s")', '1:1', /no durations/],
    ['"a".matches("a+")', '1:1', /no regular expressions/],
    ['matches("a", "a+")', '1:1', /no regular expressions/],
    ['1u + 2u', '1:1', /unsigned/],
    ['b"x"', '1:1', /bytes/],
    ['cel.bind(x, 1, x)', '1:1', /./],
    ['google', '1:1', /unknown/],
    ['optional', '1:1', /unknown/],
    ['optional.foo()', '1:1', /no function/],
    ['has(input)', '1:1', /asks for a field/],
    ['input.a.map(1, 2)', '1:13', /variable/],
    ['input.a.exists(x, 1)', '1:19', /condition/],
    ['"abc".exists(x, true)', '1:1', /walks through/],
    ['"Hello {{@t:T.n}}"', '1:8', /inside of quotes/],
    ["input.a == '{{input.b}}'", '1:13', /inside of quotes/],
    ['input.{{@t:T.k}}', '1:7', /where a value may stand/],
    ['input.a.map({{@t:T.k}}, 1)', '1:13', /plain name/],
    ['{{@t:T.n', '1:1', /never closed/],
    ['1 + {{customerId}}', '1:7', /input\.customerId/],
    ['__0 + {{@t:T.n}}', '1:1', /unknown/],
  ])('%s is refused', (source, place, message) => {
    const [first = ''] = problems(source);
    expect(first).toMatch(new RegExp(`^${place} `));
    expect(first).toMatch(message);
  });

  test.each([
    ['input.a === 1', /== *,? *not with ===/],
    ['input.a !== 1', /!=, not with !==/],
    ['input.a = 1', /==/],
    ['input.a & input.b', /&&/],
    ['input.a | input.b', /\|\|/],
    ['input.a ?? 1', /orValue/],
    ['input?.a', /dot first/],
    ['`a`', /backticks/],
    ['input.list.exists(x => x > 1)', /arrow/],
    ['input.text.includes("a")', /contains/],
    ['input.text.toLowerCase() == "a"', /lowerAscii/],
    ['input.text.toUpperCase() == "A"', /upperAscii/],
    ['input.text.length > 1', /size\(\)/],
    ['String(input.a)', /string\(x\)/],
    ['parseInt(input.a)', /int\(x\)/],
    ['input.a == undefined', /null/],
    ['input.a and input.b', /./],
    ['input.list.some(x, x > 1)', /exists/],
  ])('JavaScript is met with the form of CEL: %s', (source, message) => {
    expect(problems(source).join('\n')).toMatch(message);
  });

  test.each([
    'input.a == 1 && input.b != "x" || !input.c',
    'input.a + 1 > 2.5 && 1 == 1.0',
    'true ? 1 : 2.5',
    'true ? "a" : null',
    'input.a == null && "a" != null',
    '[1, 2.5, "x", null]',
    'input.text.trim().size() > 1',
    'input.list.exists(item, item.n == index)',
    '"a=b" == "c===d" && "x => y" != "`"',
    'input.a // === {{x}}',
    '{{@t:T.n}} > 1 && {{ input.x ?? @b:B\\.x["k"]? }} == null',
    'input.?a.b.orValue(0) + 1',
    'input.odd["length"] == 1',
    'type(input.a) == int',
    'input.a.map(input, input + 1)',
  ])('%s is fine', (source) => {
    expect(problems(source)).toEqual([]);
  });

  test('every problem is listed, in the order of the source', () => {
    expect(problems('foo + bar(baz) && "a" - 1').map((problem) => problem.split(' ')[0])).toEqual(['1:1', '1:7', '1:11', '1:19']);
  });

  test('what a node needs is held against what an expression certainly gives', () => {
    expect(checkExpression('1 + 1', { gives: 'boolean' })).toHaveLength(1);
    expect(checkExpression('input.a', { gives: 'boolean' })).toEqual([]);
    expect(checkExpression('input.a > 1', { gives: 'boolean' })).toEqual([]);
    expect(checkExpression('"a"', { gives: 'list' })).toHaveLength(1);
    expect(checkExpression('[1]', { gives: 'list' })).toEqual([]);
  });
});

describe('what an expression reads', () => {
  test('is its tokens with their places, those in comments and texts left out', () => {
    const source = '{{@a:A.x}} > 1 &&\n  {{@b:B.y ?? input.z?}} == "{{@c:C}}" // {{@d:D}}';
    expect(expressionReferences(source).map(({ token, line, column }) => [token.source, token.optional, line, column])).toEqual([
      ['{{@a:A.x}}', false, 1, 1],
      ['{{@b:B.y ?? input.z?}}', true, 2, 3],
    ]);
  });

  test('is the variables of the scope, not the names that comprehensions give', () => {
    expect(expressionVariables('input.list.exists(item, item.n == index) && user.name == ""')).toEqual(['input', 'index', 'user']);
    expect(expressionVariables('input.list.exists(item, item.n')).toEqual([]);
  });
});

describe('conditions of JavaScript', () => {
  test.each([
    ['{{@a:A.n}} === 5', '{{@a:A.n}} == 5'],
    ['a !== "b"', 'a != "b"'],
    ['input.s.includes("x") && !input.s.includes( "y" )', 'input.s.contains("x") && !input.s.contains( "y" )'],
    ['input.s.toLowerCase().trim() === "a"', 'input.s.lowerAscii().trim() == "a"'],
    ['input.s.toUpperCase() !== "A"', 'input.s.upperAscii() != "A"'],
    ['input.list.length > 0', 'input.list.size() > 0'],
    ['{{@a:A.length}} > "x.length === y".length', '{{@a:A.length}} > "x.length === y".size()'],
    ["'a' === '!==' // x === y", "'a' == '!==' // x === y"],
    ['input.lengthy == 1', 'input.lengthy == 1'],
  ])('%s becomes %s', (source, cel) => {
    expect(translateJsExpression(source)).toBe(cel);
  });
});
