import { describe, expect, test } from '@jest/globals';
import { describeChanges } from '../../cli/execution/describe-changes.ts';
import { renderExecution } from '../../cli/execution/render-execution.ts';
import { textWidth } from '../../cli/output/text-width.ts';
import type { ExecutionView, NodeView } from '../../common/execution/execution-view.ts';

const plain = (_: unknown, text: string) => text;
const now = new Date('2026-01-01T00:00:10.000Z');
const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds)).toISOString();

function node(visit: string, part: Partial<NodeView> = {}): NodeView {
  return {
    ...{ visit, nodeId: visit, label: visit, type: 'action', status: 'idle', skipped: false, attempts: [] },
    ...{ startedAt: null, endedAt: null, logs: { count: 0, last: [] } },
    ...part,
  };
}

function execution(nodes: NodeView[], part: Partial<ExecutionView> = {}): ExecutionView {
  return {
    ...{ id: '0198f4c2-7c1e-7d0a-9a53-3a1f6f3f2b11', workflowId: 'w', workflowName: 'Process order', version: 1, userName: 'ann' },
    ...{ trigger: { type: 'api' }, status: 'running', closeReason: null, stuck: null, run: 1, seq: 1, error: null },
    ...{ startedAt: at(0), dispatchedAt: null, endedAt: null, nodes, edges: {} },
    ...part,
  };
}

const attempt = (n: number, part: object = {}) => ({ attempt: n, startedAt: at(1), endedAt: null, ...part });
const nodes = [
  node('Find customer', { status: 'success', attempts: [attempt(1)], startedAt: at(1), endedAt: at(2) }),
  node('Reserve stock', {
    status: 'running',
    attempts: [attempt(1, { error: { code: 'STEP_FAILED', message: 'out of\nbreath' } }), attempt(2)],
    startedAt: at(4),
  }),
  node('Pack', { type: 'sleep', status: 'paused', startedAt: at(8), wakeAt: at(12) }),
  node('Refuse', { skipped: true, status: 'success', reason: 'no edge was taken' }),
  node('Send SMS'),
];

describe('the table of an execution', () => {
  test('shows label, status, attempt and duration of every node, and why where it says something', () => {
    expect(renderExecution(execution(nodes), { width: 120, height: 40, now, paint: plain })).toEqual([
      'Process order  0198f4c2-7c1e-7d0a-9a53-3a1f6f3f2b11  running  10s',
      '  node           status    attempt  duration',
      '✓ Find customer  success   1        1s',
      '▸ Reserve stock  running   2        6s        again after STEP_FAILED: out of breath',
      '‖ Pack           paused             2s        wakes in 2s',
      '○ Refuse         skipped                      no edge was taken',
      '· Send SMS       idle',
    ]);
  });

  test.each([20, 24, 30, 35, 40, 50, 60, 80, 200])('takes at most %i columns on a terminal that has no more', (width) => {
    const wide = [
      ...nodes,
      node('発注書を確認する担当者へ通知', { status: 'running', startedAt: at(1) }),
      node('👩‍🚀 launch', { status: 'error', startedAt: at(1), endedAt: at(2) }),
    ];
    for (const line of renderExecution(execution(wide), { width, height: 40, now, paint: plain }))
      expect(textWidth(line)).toBeLessThanOrEqual(width);
  });

  test('on a low terminal shows what is at work and counts the rest', () => {
    const many = [...Array.from({ length: 30 }, (_, i) => node(`n${i}`)), node('busy', { status: 'running', startedAt: at(1) })];
    const lines = renderExecution(execution(many), { width: 80, height: 12, now, paint: plain });
    expect(lines.length).toBeLessThan(12);
    expect(lines.some((line) => line.includes('busy'))).toBe(true);
    expect(lines.at(-1)).toBe('  … and 25 more');
  });

  test('takes escape sequences out of what authors and steps wrote', () => {
    const hostile = node('evil', {
      label: '\u001b[2Jla\u202ebel',
      status: 'error',
      startedAt: at(1),
      endedAt: at(2),
      error: { code: 'X', message: '\u001b]0;title\u0007boom' },
    });
    const text = renderExecution(execution([hostile], { workflowName: '\u001b[31mname' }), {
      width: 120,
      height: 40,
      now,
      paint: plain,
    }).join('\n');
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
    expect(text).toContain('label');
  });

  test('colours only the sign and the status', () => {
    const marked = renderExecution(execution(nodes.slice(0, 1)), {
      width: 120,
      height: 40,
      now,
      paint: (format, text) => `<${String(format)}>${text}</>`,
    });
    expect(marked[2]).toBe('<green>✓</> Find customer  <green>success </>  1        1s');
  });
});

describe('the lines of an execution where the output is no terminal', () => {
  test('tell each change once', () => {
    const first = execution(nodes);
    expect(describeChanges(null, first, now)).toEqual([
      'Process order  0198f4c2-7c1e-7d0a-9a53-3a1f6f3f2b11',
      'Find customer  success  1s',
      'Reserve stock  running  attempt 2  again after STEP_FAILED: out of breath',
      'Pack  paused  wakes in 2s',
      'Refuse  skipped  no edge was taken',
    ]);
    expect(describeChanges(first, first, now)).toEqual([]);
    const last = execution(
      [...nodes.slice(0, 4), node('Send SMS', { status: 'success', attempts: [attempt(1)], startedAt: at(9), endedAt: at(10) })],
      {
        ...{ status: 'error', closeReason: 'failed', endedAt: at(10), error: { code: 'STEP_FAILED', message: 'no' } },
      },
    );
    expect(describeChanges(first, last, now)).toEqual(['Send SMS  success  1s', 'error (failed)  10s  STEP_FAILED: no']);
  });

  test('tell that an execution is stuck, once', () => {
    const stuck = execution([], { stuck: { code: 'ACTION_MISSING', message: 'no worker offers x/y', since: at(3) } });
    expect(describeChanges(execution([]), stuck, now)).toEqual(['stuck  ACTION_MISSING: no worker offers x/y']);
    expect(describeChanges(stuck, stuck, now)).toEqual([]);
  });
});
