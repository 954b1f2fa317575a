import { expect, test } from '@jest/globals';
import { isPerdureError } from '../../common/errors/perdure-error.ts';
import type { JsonValue } from '../../common/json/json-value.ts';
import { canonicalJson } from '../../server/idempotency/canonical-json.ts';
import { decodeCursor, encodeCursor } from '../../server/paging/cursor.ts';
import { problemErrors } from '../../server/workflows/problem-errors.ts';

test('a problem becomes the place of its node, edge or field in the body', () => {
  const graph = { nodes: [{ id: 'a' }, { id: 'b' }], edges: [{ id: 'e' }] };
  const problem = { code: 'TEMPLATE_INVALID', message: 'm', severity: 'error' } as const;
  const pointers = problemErrors(
    [
      problem,
      { ...problem, nodeId: 'b' },
      { ...problem, nodeId: 'b', field: 'cases[0].when' },
      { ...problem, nodeId: 'a', field: 'odd/key' },
      { ...problem, edgeId: 'e' },
      { ...problem, nodeId: 'ghost' },
    ],
    graph,
  ).map(({ pointer }) => pointer);
  expect(pointers).toEqual([
    '/graph',
    '/graph/nodes/1',
    '/graph/nodes/1/data/config/cases/0/when',
    '/graph/nodes/0/data/config/odd~1key',
    '/graph/edges/0',
    '/graph/nodes',
  ]);
});

test('a cursor comes back as it went, and a made-up one is refused', () => {
  const position = { at: '2026-01-02T03:04:05.000006Z', id: '00000000-0000-4000-8000-000000000000' };
  expect(decodeCursor(encodeCursor(position))).toEqual(position);
  for (const cursor of [
    '',
    'x',
    encodeCursor({ ...position, at: "2026-01-02' or true --" }),
    encodeCursor({ ...position, id: 'x' }),
    encodeCursor({ ...position, at: '2026-99-02T03:04:05.000006Z' }),
  ]) {
    expect(() => decodeCursor(cursor)).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST' }));
  }
  expect(isPerdureError(new Error('x'))).toBe(false);
});

test('equal values have equal canonical texts, others not', () => {
  expect(canonicalJson({ b: [1, { y: null, x: 'ü' }], a: 1 })).toBe(canonicalJson({ a: 1, b: [1, { x: 'ü', y: null }] }));
  const different = ([{}, [], null, '', 0, { a: null }, { a: [] }, [1, 2], [2, 1], '1', 1, true] as JsonValue[]).map((value) =>
    canonicalJson(value),
  );
  expect(new Set(different).size).toBe(different.length);
});
