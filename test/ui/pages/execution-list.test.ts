import { expect, test } from '@jest/globals';
import type { ExecutionSummary } from '../../../common/execution/execution-summary.ts';
import { withFirstPage } from '../../../ui/pages/executions/execution-list.ts';
import { at, executionView } from '../details/views.ts';

const { nodes: _nodes, edges: _edges, ...summary } = executionView([]);
const row = (index: number): ExecutionSummary => ({ ...summary, id: `e${String(index).padStart(3, '0')}`, startedAt: at(index) });
/** the newest first */
const rows = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, index) => row(from - index));

test('of those that wait none is lost when the first page is read anew and holds only the newest of them', () => {
  const list = { rows: rows(10, 1), waiting: rows(70, 11), nextCursor: 'older' };
  const anew = withFirstPage(list, { items: rows(72, 23), nextCursor: 'c23' }, false);
  expect(anew.waiting).toEqual(rows(72, 11));
  expect(anew.rows).toEqual(rows(10, 1));
  expect(anew.nextCursor).toBe('older');
});
