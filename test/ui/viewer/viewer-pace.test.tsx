/** @jest-environment jsdom */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { act, cleanup } from '@testing-library/react';
import type { ExecutionView, NodeView } from '../../../common/execution/execution-view.ts';
import { at, executionView, nodeView } from '../details/views.ts';
import { replayOf, showBody } from './shown-body.tsx';

const START = Date.parse(at(0));
const SECONDS = 10;

beforeEach(() => void jest.useFakeTimers());
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

const ran = (since: number): NodeView =>
  nodeView('charge', { status: 'running', startedAt: at(since), attempts: [{ attempt: 1, startedAt: at(since), endedAt: null }] });
const slept = nodeView('sleep', { type: 'sleep', status: 'paused', startedAt: at(0), wakeAt: at(2 * 86_400) });

/** Tells how often anything, and how often the whole, was drawn in ten seconds. */
async function drawnInTenSeconds(view: ExecutionView, nowSeconds: number, atMs: number | null = null, selected: string | null = null) {
  jest.setSystemTime(START + nowSeconds * 1_000);
  let wholes = 0;
  const { workflowName } = view;
  // the body itself reads it each time it is drawn
  const watched = Object.defineProperty({ ...view }, 'workflowName', {
    get: () => (wholes++ >= 0 ? workflowName : ''),
  }) as ExecutionView;
  const { draws } = showBody(watched, { replay: replayOf({ atMs }), selected });
  await act(() => jest.advanceTimersByTime(1));
  draws();
  wholes = 0;
  for (let tenth = 0; tenth < SECONDS * 10; tenth++) await act(() => jest.advanceTimersByTime(100));
  return { draws: draws(), wholes };
}

const header = () => document.querySelector('.pd-viewer-facts')?.textContent;

test('what ran for less than a minute counts in tenths, and the whole is not drawn again for it', async () => {
  const { draws, wholes } = await drawnInTenSeconds(executionView([ran(1)]), 3);
  expect(wholes).toBe(0);
  expect(draws).toBeGreaterThanOrEqual(10 * SECONDS - 1);
  expect(header()).toContain('13s');
});

test('from a minute on a second is enough', async () => {
  const { draws, wholes } = await drawnInTenSeconds(executionView([ran(1)]), 90);
  expect(wholes).toBe(0);
  expect(draws).toBeGreaterThan(0);
  expect(draws).toBeLessThanOrEqual(4 * SECONDS);
});

test('while all sleeps only the head of the timeline and the durations move, once a second', async () => {
  const { draws, wholes } = await drawnInTenSeconds(executionView([slept], { status: 'paused' }), 20, null, 'sleep');
  expect(wholes).toBe(0);
  expect(draws).toBeGreaterThan(0);
  // the duration in the header, the timeline, the details
  expect(draws).toBeLessThanOrEqual(3 * SECONDS);
});

test('what has ended, or stands in a replay, is not drawn again', async () => {
  const done = executionView([nodeView('a', { status: 'success', startedAt: at(0), endedAt: at(1) })], {
    status: 'success',
    closeReason: 'completed',
    endedAt: at(1),
  });
  expect(await drawnInTenSeconds(done, 20)).toEqual({ draws: 0, wholes: 0 });
  cleanup();
  expect(await drawnInTenSeconds(executionView([ran(1)]), 20, START + 500)).toEqual({ draws: 0, wholes: 0 });
});
