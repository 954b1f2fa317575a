import { describe, expect, test } from '@jest/globals';
import { createExpressionEngine } from '../../common/expression/create-expression-engine.ts';
import { buildGraph, type NodeShorthand } from './support/build-graph.ts';
import { Simulation } from './support/simulate.ts';

const expressions = createExpressionEngine({ maxCollection: 1000 });
const run = (nodes: Record<string, NodeShorthand>, edges: string[], input = {}) =>
  new Simulation(buildGraph({ t: ['trigger'], ...nodes }, edges), { expressions, input }).run();
const decide = (expression: string, input = {}) => run({ c: ['condition', { expression }] }, ['t>c'], input);

describe('expressions', () => {
  test('read the input, outputs, and what they name themselves', () => {
    expect(decide('input.n > 100 && {{@t:T.n}} == input.n', { n: 101 }).output('c')).toEqual({ result: true });
    expect(decide('input.list.exists(item, item.n == 2)', { list: [{ n: 1 }, { n: 2 }] }).output('c')).toEqual({ result: true });
    expect(decide('execution.id == "x1" && user.name == "ann"').output('c')).toEqual({ result: true });
  });

  test('that fail or give no boolean fail their node', () => {
    for (const expression of ['input.n', 'input.missing.x', '1 / 0 == 1'])
      expect(decide(expression, { n: 1 }).ending).toMatchObject({ error: { code: 'EXPRESSION_FAILED', nodeId: 'c' } });
    expect(decide('{{@t:T.missing}} == 1').ending).toMatchObject({ error: { code: 'REFERENCE_UNRESOLVED', nodeId: 'c' } });
  });

  test('that walk through more than a workflow may are evaluated elsewhere', () => {
    const simulation = decide('input.list.all(x, x > 0)', { list: Array.from({ length: 1001 }, () => 1) });
    expect(simulation.ending).toBeNull();
    expect(simulation.commands).toMatchObject([{ type: 'evaluate', visit: 'c' }]);
  });

  test('compute the values of set and output', () => {
    const simulation = run(
      { s: ['set', { values: { twice: { expression: 'input.n * 2' } } }], o: ['output', { value: { expression: '{{@s:S.twice}} + 1' } }] },
      ['t>s', 's>o'],
      { n: 4 },
    );
    expect(simulation.ending).toMatchObject({ output: { value: { value: 9 } } });
  });
});
