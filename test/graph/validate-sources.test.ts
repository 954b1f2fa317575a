import { describe, expect, test } from '@jest/globals';
import { validateWorkflow } from '../../common/graph/validate/validate-workflow.ts';
import type { JsonValue } from '../../common/json/json-value.ts';
import { buildGraph, type NodeShorthand } from './support/build-graph.ts';
import { testCatalog } from './support/test-catalog.ts';

const problems = (node: NodeShorthand) => validateWorkflow(buildGraph({ t: ['trigger'], n: node }, ['t>n']), testCatalog);
const template = (value: JsonValue) => problems(['set', { values: { v: value } }]);

describe('a template', () => {
  test('that cannot be read is refused with its line and column', () => {
    expect(template('a\nbc {{input.x')).toMatchObject([{ code: 'TEMPLATE_INVALID', nodeId: 'n', field: 'values.v', severity: 'error' }]);
    expect(template('a\nbc {{input.x')[0]?.message).toMatch(/^"N", line 2, column 4: /);
    expect(template({ deep: ['fine', '{{}}'] })).toMatchObject([{ code: 'TEMPLATE_INVALID', field: 'values.v.deep[1]' }]);
  });

  test('with a bare name is refused with its fix and what comes before', () => {
    const [problem] = template('Hi {{ customerId }}');
    expect(problem?.code).toBe('TEMPLATE_INVALID');
    expect(problem?.message).toContain('{{input.customerId}}');
    expect(problem?.message).toContain('Just before come {{@t:T}}.');
  });

  test('of words that are known is well', () => {
    expect(
      template('{{input.a}} {{execution.id}} {{execution.startedAt}} {{user.name}} {{@t:T["any key"][0].x ?? input}} \\{{literal'),
    ).toEqual([]);
  });

  test('reads an item only in the body of a loop', () => {
    expect(template('{{item.a}} {{index}}').map(({ code }) => code)).toEqual(['REFERENCE_UNKNOWN', 'REFERENCE_UNKNOWN']);
    const body = ['set', { values: { v: '{{item.a}} {{@s:S.v}}' } }, { parentId: 'l' }] as NodeShorthand;
    const nodes: Record<string, NodeShorthand> = {
      t: ['trigger'],
      s: ['set', { values: { v: 1 } }],
      l: ['forEach', { items: '[]' }],
      b: body,
    };
    expect(validateWorkflow(buildGraph(nodes, ['t>s', 's>l']), testCatalog).map(({ code }) => code)).toEqual(['NOT_SUPPORTED_YET']);
  });

  test('has at most 16 Ki characters', () => {
    expect(template(`{{input.a}}${'x'.repeat(16 * 1024)}`).map(({ code }) => code)).toEqual(['TEMPLATE_INVALID']);
    expect(template('x'.repeat(20 * 1024))).toEqual([]);
  });
});

describe('an expression', () => {
  const condition = (expression: string) => problems(['condition', { expression }]);

  test('that cannot be read is refused with its line and column', () => {
    expect(condition('true &&\n  1 +')).toMatchObject([
      { code: 'EXPRESSION_INVALID', nodeId: 'n', field: 'expression', severity: 'error' },
    ]);
    expect(condition('true &&\n  1 +')[0]?.message).toMatch(/^"N", line 2, column \d+: /);
  });

  test.each([
    '"a" + 1 == "a1"',
    'nothing(1)',
    'input.n === 1',
    '"{{input.n}}" == "1"',
    'input.a.includes("x")',
    '{{input.a == 1',
    '1 + 2',
    '"yes"',
  ])('%s is refused', (text) => {
    expect(condition(text).map(({ code }) => code)).toEqual(['EXPRESSION_INVALID']);
  });

  test.each(['input.n > 1', '{{@t:T.n}} == 1 && !{{input.ok?}}', 'input.list.exists(item, item.n > 1)', 'execution.id != user.name'])(
    '%s is well',
    (text) => {
      expect(condition(text)).toEqual([]);
    },
  );

  test('is found in every place where one may stand', () => {
    expect(problems(['switch', { cases: [{ key: 'k', when: '1 +' }] }]).map(({ field }) => field)).toEqual(['cases[0].when']);
    expect(
      problems(['set', { values: { a: { expression: '1 +' }, b: { expression: '1 +', more: 1 } } }]).map(({ field }) => field),
    ).toEqual(['values.a.expression']);
    expect(problems(['output', { value: { expression: '1 +' } }]).map(({ field }) => field)).toEqual(['value.expression']);
  });

  test('reads an item only in the body of a loop', () => {
    expect(condition('item.n == 1').map(({ code }) => code)).toEqual(['REFERENCE_UNKNOWN']);
    expect(condition('index == 1').map(({ code }) => code)).toEqual(['REFERENCE_UNKNOWN']);
  });
});
