import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isPerdureError } from '../../common/errors/perdure-error.ts';
import { chooseTrigger } from '../../common/graph/choose-trigger.ts';
import { type CompileOptions, compilePlan } from '../../common/graph/compile.ts';
import type { Graph } from '../../common/graph/graph.ts';
import { createRuntime } from '../../common/graph/interpreter/index.ts';
import { validateWorkflow } from '../../common/graph/validate/validate-workflow.ts';
import { buildGraph, type NodeShorthand } from './support/build-graph.ts';
import { smallRandomCase } from './support/random-graph.ts';
import { STARTED_AT } from './support/simulate.ts';
import { testCatalog } from './support/test-catalog.ts';

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (isPerdureError(error)) return error.code;
    throw error;
  }
  return 'none';
};

describe('the trigger that fires', () => {
  const graph = (...kinds: (string | null)[]) =>
    buildGraph(
      Object.fromEntries(kinds.map((kind, index): [string, NodeShorthand] => [`t${index}`, ['trigger', kind === null ? {} : { kind }]])),
    );

  test.each([
    [['webhook'], 't0'],
    [['manual', null], 't1'],
    [['manual', 'api', 'webhook'], 't1'],
    [['webhook', 'manual'], 't1'],
  ])('of %j, unnamed, is %s', (kinds, id) => {
    expect(chooseTrigger(graph(...kinds)).id).toBe(id);
  });

  test.each([[['webhook', 'schedule']], [['api', 'api']], [['webhook', 'manual', 'manual']], [[]]])('of %j has to be named', (kinds) => {
    expect(codeOf(() => chooseTrigger(graph(...kinds)))).toBe('TRIGGER_NOT_FOUND');
  });

  test('is the one named, if it is there and enabled', () => {
    expect(chooseTrigger(graph('api', 'manual'), 't1')).toEqual({ id: 't1', kind: 'manual', inputSchema: null });
    expect(codeOf(() => chooseTrigger(graph('api'), 'ghost'))).toBe('TRIGGER_NOT_FOUND');
    const disabled = buildGraph({
      t: ['trigger', {}, { enabled: false }],
      u: ['trigger', { kind: 'manual', inputSchema: { type: 'object' } }],
    });
    expect(codeOf(() => chooseTrigger(disabled, 't'))).toBe('TRIGGER_NOT_FOUND');
    expect(chooseTrigger(disabled)).toEqual({ id: 'u', kind: 'manual', inputSchema: { type: 'object' } });
    const bare = { nodes: [{ id: 't', type: 'trigger', data: {} }], edges: [] } as unknown as Graph;
    expect(chooseTrigger(bare)).toEqual({ id: 't', kind: 'api', inputSchema: null });
  });
});

describe('a plan', () => {
  const plan = (nodes: Record<string, NodeShorthand>, edges: string[] = [], options: CompileOptions = {}) =>
    compilePlan(buildGraph({ t: ['trigger'], ...nodes }, edges), options);

  test('has its edges indexed, handles resolved, and neither positions nor descriptions', () => {
    const compiled = plan({ c: ['condition', { expression: 'true' }, { description: 'why', join: 'any' }], a: ['set', { values: {} }] }, [
      't>c',
      'c>a',
      'c:false>a',
    ]);
    expect(compiled).toMatchObject({
      format: 1,
      engine: 1,
      trigger: 0,
      nodes: [
        { id: 't', inputs: 0, outputs: { out: [0] }, body: { type: 'trigger', kind: 'api' } },
        { id: 'c', label: 'C', join: 'any', enabled: true, inputs: 1, outputs: { true: [1], false: [2] } },
        { id: 'a', join: 'all', inputs: 2, outputs: {} },
      ],
      edges: [
        { id: 'e0', source: 0, target: 1, handle: 'out' },
        { id: 'e1', source: 1, target: 2, handle: 'true' },
        { id: 'e2', source: 1, target: 2, handle: 'false' },
      ],
    });
    expect(JSON.stringify(compiled)).not.toMatch(/position|description|why/);
  });

  test('says what each node reads, those in literal and hidden fields left out', () => {
    const form = {
      actionType: 'try/form',
      message: '{{@t:T.a ?? input.b}}',
      note: '{{@a:A.x}}',
      phone: '{{@a:A.x}}',
      address: 'x',
      match: '{"k":"{{@s:S.x}}"}',
    };
    const compiled = plan(
      { s: ['set', { values: {} }], a: ['action', form], o: ['output', { value: '{{@ghost:G}} {{@a:A}}' }] },
      ['t>s', 's>a', 'a>o'],
      { catalog: testCatalog },
    );
    expect(compiled.nodes.map(({ reads, readsInput }) => [reads, readsInput])).toEqual([
      [[], false],
      [[], false],
      [['t', 's'], true],
      [['a'], false],
    ]);
  });

  test('fills retry and timeout from the node, the action, and the defaults', () => {
    const data = { retry: { maximumAttempts: 2, maximumInterval: '5s' }, timeout: '2s' };
    const form = { actionType: 'try/form' };
    const compiled = plan({ a: ['action'], b: ['action', form], c: ['action', form, data] }, [], { catalog: testCatalog });
    expect(compiled.nodes.slice(1).map(({ body }) => body.type === 'action' && [body.retry, body.timeoutMs])).toEqual([
      [{ maximumAttempts: 3, initialIntervalMs: 1000, backoffCoefficient: 2, maximumIntervalMs: 30_000 }, 60_000],
      [{ maximumAttempts: 7, initialIntervalMs: 2000, backoffCoefficient: 2, maximumIntervalMs: 30_000 }, 300_000],
      [{ maximumAttempts: 2, initialIntervalMs: 2000, backoffCoefficient: 2, maximumIntervalMs: 5000 }, 2000],
    ]);
  });

  test('knows the fields of an action from its definition, else from the node, else not at all', () => {
    const fields = { to: { type: 'template-input' } };
    const compiled = plan(
      { a: ['action', { actionType: 'try/form', message: 'x' }], b: ['action', {}, { fields }], c: ['action', { integrationId: 'i' }] },
      [],
      { catalog: testCatalog },
    );
    expect(compiled.nodes.slice(1).map(({ body }) => body)).toMatchObject([
      { defined: true, integrationId: null, config: { actionType: 'try/form', message: 'x', kind: 'email' } },
      { defined: false, fields },
      { defined: false, fields: 'inline', integrationId: 'i' },
    ]);
    const [, form] = compiled.nodes;
    expect(form?.body.type === 'action' && form.body.fields !== 'inline' && form.body.fields.phone).toEqual({
      type: 'template-input',
      required: true,
      showWhen: { field: 'kind', equals: 'sms' },
    });
  });

  test('of more than 512 KiB is refused', () => {
    const big: NodeShorthand = ['set', { values: { a: 'x'.repeat(60_000) } }];
    const nodes = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index): [string, NodeShorthand] => [`s${index}`, big]));
    expect(codeOf(() => plan(nodes(8)))).toBe('none');
    expect(codeOf(() => plan(nodes(9)))).toBe('PLAN_TOO_LARGE');
  });

  test.each<[string, unknown]>([
    ['GRAPH_SHAPE', null],
    ['GRAPH_SHAPE', { nodes: [{ id: 't' }], edges: [] }],
    ['GRAPH_SHAPE', buildGraph({ t: ['trigger'], a: ['set', { values: {} }], b: ['set', { values: {} }] }, ['t>a', 'a>b', 'b>a'])],
    ['GRAPH_SHAPE', buildGraph({ t: ['trigger'] }, ['t>ghost'])],
    ['GRAPH_SHAPE', buildGraph({ t: ['trigger'], a: ['set', { values: {} }] }, ['t:bad>a'])],
    ['GRAPH_SHAPE', buildGraph({ t: ['trigger'], a: ['condition', {}] }, ['t>a'])],
    ['GRAPH_SHAPE', buildGraph({ t: ['trigger'], a: ['action', { actionType: 7 }] }, ['t>a'])],
    ['GRAPH_SHAPE', buildGraph({ t: ['trigger'], a: ['set', {}] }, ['t>a'])],
    ['GRAPH_SHAPE', buildGraph({ t: ['trigger'], a: ['action', {}, { timeout: 'long' }] }, ['t>a'])],
    ['NOT_SUPPORTED_YET', buildGraph({ t: ['trigger'], w: ['wait', {}] }, ['t>w'])],
    ['NOT_SUPPORTED_YET', buildGraph({ t: ['trigger', { kind: 'webhook' }] })],
    ['TRIGGER_NOT_FOUND', buildGraph({ a: ['set', { values: {} }] })],
  ])('is refused with %s for an invalid stored graph', (code, graph) => {
    expect(codeOf(() => compilePlan(graph as Graph))).toBe(code);
  });

  test('of another format is refused by the interpreter', () => {
    const known = plan({});
    for (const other of [
      { ...known, format: 2 },
      { ...known, engine: 2 },
    ]) {
      const deps = { plan: other, execution: { id: 'x', startedAt: STARTED_AT }, user: { name: 'ann' }, expressions: null };
      expect(codeOf(() => createRuntime(deps))).toBe('PLAN_UNSUPPORTED');
    }
  });
});

describe('whatever is put into a graph', () => {
  const junk = fc.oneof(fc.jsonValue(), fc.constantFrom('trigger', 't', 'n1', '__proto__', '{{@n1:N.x}}', '{{', ''));

  test('validation finds problems instead of failing, and the compiler only refuses', () => {
    fc.assert(
      fc.property(smallRandomCase, fc.array(fc.tuple(fc.nat(), fc.nat(), junk), { minLength: 1, maxLength: 4 }), ({ graph }, changes) => {
        const spoiled = JSON.parse(JSON.stringify(graph)) as Graph;
        for (const [where, which, value] of changes) spoil(spoiled, where, which, value);
        const problems = validateWorkflow(spoiled, testCatalog);
        const code = codeOf(() => compilePlan(spoiled));
        // What passed validation can be run.
        if (problems.every(({ severity }) => severity === 'warning')) expect(['none', 'TRIGGER_NOT_FOUND']).toContain(code);
      }),
      { numRuns: 800 },
    );
  });
});

/** Puts a value at a place somewhere inside. */
function spoil(root: unknown, where: number, which: number, value: unknown): void {
  let at = root as Record<string, unknown>;
  for (let depth = where % 5; depth >= 0; depth -= 1) {
    const keys = Object.keys(at);
    const key = keys[which % Math.max(1, keys.length)] ?? 'added';
    const next = at[key];
    if (depth === 0 || typeof next !== 'object' || next === null) {
      at[key] = value;
      return;
    }
    at = next as Record<string, unknown>;
  }
}
