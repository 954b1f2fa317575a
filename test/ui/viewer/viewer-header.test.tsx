/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { PerdureError } from '../../../common/errors/perdure-error.ts';
import type { ExecutionView } from '../../../common/execution/execution-view.ts';
import type { ExecutionState } from '../../../ui/core/live/execution-state.ts';
import { ViewerHeader, type ViewerHeaderProps } from '../../../ui/viewer/ViewerHeader.tsx';
import { at, executionView, nodeView } from '../details/views.ts';

beforeEach(() => {
  // jsdom has no stylesheet, which the root of a dialog says
  jest.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  cleanup();
  jest.restoreAllMocks();
});

const onCancel = jest.fn<ViewerHeaderProps['onCancel']>();
const onShowExecution = jest.fn();
const begun = nodeView('a', { status: 'running', startedAt: at(1) });
const ended = (closeReason: NonNullable<ExecutionView['closeReason']>): Partial<ExecutionView> => ({
  status: closeReason === 'completed' ? 'success' : 'error',
  closeReason,
  endedAt: at(63),
});

function show(view: Partial<ExecutionView> = {}, rest: Partial<ViewerHeaderProps> & { atMs?: number } = {}) {
  const shown = executionView([begun], view);
  const { atMs = null, ...props } = rest;
  const all: ViewerHeaderProps = {
    view: shown,
    connection: 'live',
    moment: { latest: shown, atMs },
    temporalUrl: null,
    onCancel,
    onShowExecution,
    ...props,
  };
  return render(<ViewerHeader {...all} />);
}

const text = () => document.querySelector('.pd-viewer-header')?.textContent ?? '';

test('says workflow, version, for whom, by what, since when and how long', () => {
  show({ ...ended('completed'), run: 2 });
  for (const part of ['Order fulfilment', 'Success', 'Version 7', 'run 2', 'as order.desk', 'started by API', '1m 3s'])
    expect(text()).toContain(part);
  fireEvent.click(screen.getByRole('button', { name: 'Order fulfilment' }));
  expect(onShowExecution).toHaveBeenCalledTimes(1);
});

test.each([
  ['failed', 'Failed'],
  ['cancelled', 'Cancelled'],
  ['terminated', 'Terminated'],
  ['timedOut', 'Timed out'],
] as const)('an execution that was %s says %s, and cannot be cancelled', (closeReason, word) => {
  show(ended(closeReason));
  expect(screen.getByText(word).getAttribute('data-look')).toBe('error');
  expect(screen.queryByRole('button', { name: 'Cancel' })).toBeNull();
});

test('a stuck execution says since when and why', () => {
  show({ stuck: { code: 'NO_WORKER', message: 'no worker has payments/charge', since: new Date(Date.now() - 250_000).toISOString() } });
  expect(screen.getByText(/Stuck for/).textContent).toBe('Stuck for 4m 10s: no worker has payments/charge');
});

test.each<[ExecutionState['connection'], string | null]>([
  ['loading', null],
  ['live', 'Live'],
  ['reconnecting', 'Connecting again'],
  ['polling', 'Every 2s'],
  ['offline', 'Offline'],
  ['ended', null],
])('a connection that is %s is marked %s', (connection, word) => {
  show({}, { connection });
  expect(document.querySelector('.pd-live')?.textContent ?? null).toBe(word);
});

test('a replay is marked, and nothing can be cancelled in it', () => {
  show({}, { atMs: Date.parse(at(5)) });
  expect(document.querySelector('.pd-live')?.textContent).toBe('Replay');
  expect(text()).toContain('5s');
  expect(screen.queryByRole('button', { name: 'Cancel' })).toBeNull();
});

describe('cancelling', () => {
  const openIt = async () => {
    const cancel = screen.getByRole('button', { name: 'Cancel' });
    cancel.focus();
    fireEvent.click(cancel);
    return screen.findByRole('dialog', { name: 'Cancel this execution?' });
  };

  test('asks for a reason and once more, then says that it is under way', async () => {
    onCancel.mockResolvedValueOnce();
    show();
    await openIt();
    expect(onCancel).not.toHaveBeenCalled();
    fireEvent.change(screen.getByRole('textbox', { name: 'Reason optional' }), { target: { value: ' wrong order ' } });
    fireEvent.click(screen.getByRole('button', { name: 'Cancel execution' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(onCancel.mock.calls).toEqual([['wrong order']]);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Cancelling…' }).disabled).toBe(true);
  });

  test('Escape keeps it running, and the focus goes back to the button', async () => {
    show();
    await openIt();
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Cancel' })));
    expect(onCancel).not.toHaveBeenCalled();
  });

  test('a refusal, such as that it has ended, is told in the dialog and gone when that is opened again', async () => {
    onCancel.mockRejectedValueOnce(new PerdureError('EXECUTION_ENDED', 'The execution ended at 09:00:02.', {}));
    show();
    await openIt();
    fireEvent.click(screen.getByRole('button', { name: 'Cancel execution' }));
    expect(await screen.findByText('The execution ended at 09:00:02.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Keep it' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await openIt();
    expect(screen.queryByText('The execution ended at 09:00:02.')).toBeNull();
  });
});
beforeEach(() => void onCancel.mockReset());
