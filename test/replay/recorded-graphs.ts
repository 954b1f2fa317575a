import type { Graph } from '../../common/graph/graph.ts';
import { actionOf, graphOf } from '../execution/graph-shorthand.ts';

const t = { t: ['trigger'] as ['trigger'] };

/** Graphs whose histories are kept: between them they use every kind of command that the shell gives. */
export const RECORDED: Record<string, { graph: Graph; input: Record<string, unknown>; cancelWhenPaused?: boolean }> = {
  chain: {
    graph: graphOf({ ...t, a: actionOf('echo', { n: '{{input.n}}' }), b: actionOf('echo', { n: '{{@a:A.n}}' }) }, ['t>a', 'a>b']),
    input: { n: 1 },
  },
  branches: {
    graph: graphOf(
      {
        ...t,
        c: ['condition', { expression: 'input.n > 100' }],
        big: actionOf('echo'),
        w: [
          'switch',
          {
            mode: 'all',
            cases: [
              { key: 'one', when: 'input.n == 1' },
              { key: 'small', when: 'input.n < 10' },
            ],
          },
        ],
        one: actionOf('echo'),
        small: actionOf('echo', { x: 1 }),
        s: ['set', { values: { twice: { expression: 'input.n * 2' } } }],
        j: actionOf('echo', { twice: '{{@s:S.twice}}' }),
        o: ['output', { value: { twice: '{{@s:S.twice}}' } }],
      },
      ['t>c', 'c:true>big', 'c:false>w', 'w:one>one', 'w:small>small', 'one>s', 'small>s', 's>j', 'big>j', 'j>o'],
    ),
    input: { n: 1 },
  },
  parallel: {
    graph: graphOf({ ...t, a: actionOf('echo'), b: actionOf('slow', { ms: 50 }), j: actionOf('echo', {}, { join: 'any' }) }, [
      't>a',
      't>b',
      'a>j',
      'b>j',
    ]),
    input: {},
  },
  sleep: { graph: graphOf({ ...t, s: ['sleep', { duration: '200ms' }], a: actionOf('echo') }, ['t>s', 's>a']), input: {} },
  'large-values': {
    graph: graphOf(
      {
        ...t,
        a: actionOf('large', { bytes: 10_000 }),
        s: ['set', { values: { n: { expression: 'size({{@a:A.text}})' } } }],
        b: actionOf('echo', { n: '{{@s:S.n}}' }),
      },
      ['t>a', 'a>s', 's>b'],
    ),
    input: {},
  },
  handled: {
    graph: graphOf(
      { ...t, f: actionOf('flaky', { failures: 9 }, { retry: { maximumAttempts: 1 } }), h: actionOf('echo', { why: '{{@f:F.message}}' }) },
      ['t>f', 'f:error>h'],
    ),
    input: {},
  },
  failed: {
    graph: graphOf(
      {
        ...t,
        s: ['sleep', { duration: '10 minutes' }],
        f: actionOf('flaky', { failures: 1 }, { retry: { maximumAttempts: 1 } }),
        w: actionOf('slow', { ms: 200 }),
      },
      ['t>s', 't>f', 't>w'],
    ),
    input: {},
  },
  cancelled: { graph: graphOf({ ...t, s: ['sleep', { duration: '10 minutes' }] }, ['t>s']), input: {}, cancelWhenPaused: true },
};
