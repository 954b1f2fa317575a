import { describe, expect, test } from '@jest/globals';
import type { Join } from '../../common/graph/graph.ts';
import { validateWorkflow } from '../../common/graph/validate/validate-workflow.ts';
import type { JsonValue } from '../../common/json/json-value.ts';
import { buildGraph, type NodeShorthand } from './support/build-graph.ts';
import { testCatalog } from './support/test-catalog.ts';

const set: NodeShorthand = ['set', { values: { v: 1 } }];
const condition: NodeShorthand = ['condition', { expression: 'true' }];
const reads = (value: JsonValue, join: Join = 'all'): NodeShorthand => ['set', { values: { v: value } }, { join }];

const found = (nodes: Record<string, NodeShorthand>, edges: string[]) =>
  validateWorkflow(buildGraph({ t: ['trigger'], ...nodes }, edges), testCatalog).filter(({ code }) => code !== 'OUTPUT_AMBIGUOUS');
const codes = (nodes: Record<string, NodeShorthand>, edges: string[]) =>
  found(nodes, edges).map(({ code, nodeId, severity }) => [code, nodeId, ...(severity === 'warning' ? [severity] : [])]);

describe('a reference', () => {
  test('names a node that is there', () => {
    expect(found({ a: reads('{{@ghost:G.v}}') }, ['t>a'])).toMatchObject([
      { code: 'REFERENCE_UNKNOWN', nodeId: 'a', field: 'values.v', severity: 'error' },
    ]);
    expect(codes({ a: reads('{{@t:T.v ?? @ghost:G?}}') }, ['t>a'])).toEqual([['REFERENCE_UNKNOWN', 'a']]);
  });

  test('names a node that comes before', () => {
    expect(codes({ a: reads('{{@b:B.v}}'), b: set }, ['t>a', 'a>b'])).toEqual([['REFERENCE_NOT_UPSTREAM', 'a']]);
    expect(codes({ a: reads('{{@b:B.v?}}'), b: set }, ['t>a', 't>b'])).toEqual([['REFERENCE_NOT_UPSTREAM', 'a']]);
    expect(codes({ a: reads('{{@a:A.v}}') }, ['t>a'])).toEqual([['REFERENCE_NOT_UPSTREAM', 'a']]);
    expect(codes({ a: set, b: set, c: reads('{{@t:T.v}}{{@a:A.v}}') }, ['t>a', 'a>b', 'b>c'])).toEqual([]);
  });

  test('is checked wherever a template or an expression may stand', () => {
    const token = '{{@ghost:G.v}}';
    const place = (node: NodeShorthand) =>
      found({ n: node }, ['t>n'])
        .filter(({ code }) => code === 'REFERENCE_UNKNOWN')
        .map(({ field }) => field);
    expect(place(['condition', { expression: `${token} > 1` }])).toEqual(['expression']);
    expect(place(['switch', { cases: [{ key: 'k', when: `${token} == 1` }] }])).toEqual(['cases[0].when']);
    expect(place(['set', { values: { a: { expression: `${token} + 1` }, b: { deep: [token] } } }])).toEqual([
      'values.a.expression',
      'values.b.deep[0]',
    ]);
    expect(place(['output', { value: [token] }])).toEqual(['value[0]']);
    expect(place(['sleep', { duration: token }])).toEqual(['duration']);
    expect(place(['action', { actionType: 'try/echo', a: token, b: `{"c":"${token}"}`, d: [`["${token}"]`] }])).toEqual([
      'a',
      'b.c',
      'd[0][0]',
    ]);
    const form = {
      actionType: 'try/form',
      message: token,
      address: 'x',
      phone: token,
      note: token,
      match: `{"a":"${token}"}`,
      schema: `{"a":"${token}"}`,
      more: token,
    };
    expect(place(['action', form])).toEqual(['message', 'match.a', 'more']);
  });
});

describe('a reference that is not assigned on every path', () => {
  test('is a warning that names the path and the ways out', () => {
    const problems = found({ c: condition, a: set, b: set, j: reads('{{@a:A.v}}') }, ['t>c', 'c:true>a', 'c:false>b', 'a>j', 'b>j']);
    expect(problems).toMatchObject([{ code: 'REFERENCE_MAYBE_UNASSIGNED', nodeId: 'j', field: 'values.v', severity: 'warning' }]);
    expect(problems[0]?.message).toBe(
      '"J": {{@a:A.v}} has no value on the path "T" → "C" → "B" → "J". Write {{@a:A.v ?? …}} with what is there instead, or {{@a:A.v?}} if it may be empty.',
    );
  });

  test('is well when it is optional, or when its alternatives cover every path', () => {
    const edges = ['t>c', 'c:true>a', 'c:false>b', 'a>j', 'b>j'];
    for (const value of ['{{@a:A.v?}}', '{{@a:A.v ?? @b:B.v}}', '{{@a:A.v ?? input.v}}'])
      expect(codes({ c: condition, a: set, b: set, j: reads(value) }, edges)).toEqual([]);
  });

  test('is no matter between branches that both run', () => {
    expect(codes({ a: set, b: set, j: reads('{{@a:A.v}}{{@b:B.v}}') }, ['t>a', 't>b', 'a>j', 'b>j'])).toEqual([]);
  });

  test('is seen through error handles and through switches without a match', () => {
    const handled = codes({ f: set, a: set, h: set, j: reads('{{@a:A.v}}') }, ['t>f', 'f>a', 'f:error>h', 'a>j', 'h>j']);
    expect(handled).toEqual([['REFERENCE_MAYBE_UNASSIGNED', 'j', 'warning']]);
    const cases = [{ key: 'k', when: 'true' }];
    const missed = codes({ s: ['switch', { cases }], a: set, j: reads('{{@a:A.v}}') }, ['t>s', 's:k>a', 'a>j', 't>j']);
    expect(missed).toEqual([['REFERENCE_MAYBE_UNASSIGNED', 'j', 'warning']]);
  });

  test('is no matter for a node of the same branch', () => {
    expect(codes({ c: condition, a: set, b: reads('{{@a:A.v}}') }, ['t>c', 'c:true>a', 'a>b'])).toEqual([]);
  });

  test('is one where another trigger leads around it', () => {
    expect(codes({ u: ['trigger'], a: set, j: reads('{{@a:A.v}}') }, ['t>a', 'u>j', 'a>j'])).toEqual([
      ['REFERENCE_MAYBE_UNASSIGNED', 'j', 'warning'],
    ]);
  });
});

describe('a reference behind a join of any', () => {
  const edges = ['t>a', 't>b', 'a>j', 'b>j'];

  test('is refused if it may be read too early, at the join and after it', () => {
    expect(codes({ a: set, b: set, j: reads('{{@a:A.v}}', 'any') }, edges)).toEqual([['REFERENCE_RACE', 'j']]);
    expect(codes({ a: set, b: set, j: reads(1, 'any'), k: reads('{{@b:B.v}}') }, [...edges, 'j>k'])).toEqual([['REFERENCE_RACE', 'k']]);
    expect(codes({ a: set, b: set, j: reads('{{@a:A.v ?? @b:B.v}}', 'any') }, edges).map(([code]) => code)).toEqual([
      'REFERENCE_RACE',
      'REFERENCE_RACE',
    ]);
  });

  test('is a warning if it is optional', () => {
    expect(codes({ a: set, b: set, j: reads('{{@a:A.v?}}', 'any') }, edges)).toEqual([['REFERENCE_RACE', 'j', 'warning']]);
  });

  test('is no race between branches of which only one runs', () => {
    const branches = ['t>c', 'c:true>a', 'c:false>b', 'a>j', 'b>j'];
    expect(codes({ c: condition, a: set, b: set, j: reads('{{@a:A.v ?? @b:B.v}}', 'any') }, branches)).toEqual([]);
  });

  test('is well for what all branches come from', () => {
    expect(codes({ s: set, a: set, b: set, j: reads('{{@s:S.v}}', 'any') }, ['t>s', 's>a', 's>b', 'a>j', 'b>j'])).toEqual([]);
  });
});

describe('outputs', () => {
  const output: NodeShorthand = ['output', { value: 1 }];
  const warnings = (nodes: Record<string, NodeShorthand>, edges: string[]) =>
    validateWorkflow(buildGraph({ t: ['trigger'], ...nodes }, edges), testCatalog).map(({ code }) => code);

  test('that can run together are a warning; those of different branches are not', () => {
    expect(warnings({ o: output, p: output }, ['t>o', 't>p'])).toEqual(['SEVERAL_OUTPUTS']);
    expect(warnings({ c: condition, o: output, p: output }, ['t>c', 'c:true>o', 'c:false>p'])).toEqual([]);
    expect(warnings({ o: output, p: ['output', { value: 1 }, { enabled: false }] }, ['t>o', 't>p'])).toEqual([]);
    const cases = ['k0', 'k1', 'k2'].map((key) => ({ key, when: 'true' }));
    const merged = { s: ['switch', { cases }] as NodeShorthand, o: output, x: set, y: set, m: set, p: output };
    expect(warnings(merged, ['t>s', 's:k0>o', 's:k1>x', 's:k2>y', 'x>m', 'y>m', 'm>p'])).toEqual([]);
  });

  test('that are missing are a warning where there is more than one end', () => {
    expect(warnings({ a: set, b: set }, ['t>a', 't>b'])).toEqual(['OUTPUT_AMBIGUOUS']);
    expect(warnings({ c: condition, a: set }, ['t>c', 'c:true>a'])).toEqual(['OUTPUT_AMBIGUOUS']);
    expect(warnings({ a: set, h: set }, ['t>a', 'a:error>h'])).toEqual(['OUTPUT_AMBIGUOUS']);
    // The join need not run.
    expect(warnings({ c: condition, d: condition, j: set }, ['t>c', 't>d', 'c:true>j', 'd:true>j'])).toEqual(['OUTPUT_AMBIGUOUS']);
  });

  test('that are missing are well where there is one end', () => {
    expect(warnings({ a: set, b: set, j: set }, ['t>a', 't>b', 'a>j', 'b>j'])).toEqual([]);
    expect(warnings({ c: condition, a: set, j: set }, ['t>c', 'c:true>a', 'a>j', 'c:false>j'])).toEqual([]);
    // The condition may lead nowhere, but the join behind it runs in any case.
    expect(warnings({ c: condition, j: set }, ['t>c', 'c:true>j', 't>j'])).toEqual([]);
    expect(warnings({ a: set, d: ['set', { values: {} }, { enabled: false }] }, ['t>a', 'a>d'])).toEqual([]);
  });
});

describe('the time it takes', () => {
  test('for 1,000 nodes and 5,000 edges that all read one another is short', () => {
    const size = 1000;
    const node = (index: number): NodeShorthand =>
      index % 5 === 0
        ? ['condition', { expression: 'true' }]
        : reads(
            [1, 2, 3].map((back) => `{{@n${Math.max(0, index - back * 7)}:N.v ?? input.v}}`),
            index % 3 === 0 ? 'any' : 'all',
          );
    const nodes = Object.fromEntries(Array.from({ length: size - 1 }, (_, index): [string, NodeShorthand] => [`n${index}`, node(index)]));
    const edges = Array.from({ length: size - 1 }, (_, index) =>
      index === 0
        ? ['t>n0']
        : [1, 2, 5, 11, 23]
            .filter((back) => back <= index)
            .map((back) => `n${index - back}${(index - back) % 5 === 0 && back % 2 === 0 ? ':false' : ''}>n${index}`),
    );
    const graph = buildGraph({ t: ['trigger'], ...nodes }, edges.flat());
    const started = performance.now();
    const problems = validateWorkflow(graph, testCatalog);
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(problems.length).toBeGreaterThan(0);
  });
});
