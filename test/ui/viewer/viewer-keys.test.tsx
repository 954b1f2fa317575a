/** @jest-environment jsdom */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { at, executionView, nodeView } from '../details/views.ts';
import { showBody } from './shown-body.tsx';

beforeEach(() => {
  // jsdom has no stylesheet, which the root of a dialog says
  jest.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  cleanup();
  jest.restoreAllMocks();
});

const view = executionView(
  [
    nodeView('a', { status: 'success', startedAt: at(0), endedAt: at(1) }),
    nodeView('b', { status: 'success', startedAt: at(1), endedAt: at(2) }),
    nodeView('c'),
  ],
  { status: 'success', closeReason: 'completed', endedAt: at(2) },
);
const stage = () => screen.getByRole('region', { name: 'Execution of Order fulfilment' });
const press = (key: string, target: Element = stage()) => fireEvent.keyDown(target, { key });
const foldButton = () => screen.getByRole('button', { name: 'Fold waits' });

test('W folds waits wherever the focus is, but in a field it is a letter', () => {
  showBody(view);
  press('w');
  expect(foldButton().getAttribute('aria-pressed')).toBe('false');
  press('W', screen.getByRole('button', { name: 'Order fulfilment' }));
  expect(foldButton().getAttribute('aria-pressed')).toBe('true');
  const field = stage().appendChild(document.createElement('input'));
  press('w', field);
  expect(foldButton().getAttribute('aria-pressed')).toBe('true');
});

test('up and down select the node before and after, Escape lets go', () => {
  const { onSelect, show } = showBody(view);
  press('ArrowDown');
  expect(onSelect).toHaveBeenLastCalledWith('a');
  show({ selected: 'a' });
  press('ArrowDown');
  expect(onSelect).toHaveBeenLastCalledWith('b');
  show({ selected: 'b' });
  press('ArrowUp');
  expect(onSelect).toHaveBeenLastCalledWith('a');
  press('Escape');
  expect(onSelect).toHaveBeenLastCalledWith(null);
});

test('arrows, Space and N travel in time', () => {
  const { replay } = showBody(view);
  press('ArrowLeft');
  press('ArrowRight');
  press(' ');
  press('n');
  expect(jest.mocked(replay.onStep).mock.calls).toEqual([[-1], [1]]);
  expect(replay.onPlay).toHaveBeenCalledTimes(1);
  expect(replay.onLive).toHaveBeenCalledTimes(1);
});

test('Space on a button presses the button', () => {
  const { replay } = showBody(view);
  press(' ', foldButton());
  expect(replay.onPlay).not.toHaveBeenCalled();
});

test('? lists the keys; Escape closes the list', async () => {
  showBody(view);
  press('?');
  const sheet = await screen.findByRole('dialog', { name: 'Keys' });
  expect(sheet.textContent).toContain('fold waits');
  press('Escape', document.activeElement ?? document.body);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('the panes are a group of toggles of which one is on; choosing a node shows its details', () => {
  const { show } = showBody(view);
  const body = () => document.querySelector<HTMLElement>('.pd-viewer-body')?.dataset;
  expect(body()?.tab).toBe('steps');
  fireEvent.click(screen.getByRole('button', { name: 'Canvas' }));
  expect(body()?.tab).toBe('canvas');
  expect(screen.getByRole('button', { name: 'Canvas' }).getAttribute('aria-pressed')).toBe('true');
  fireEvent.click(screen.getByRole('button', { name: 'Canvas' }));
  expect(body()?.tab).toBe('canvas');
  fireEvent.click(screen.getByRole('button', { name: 'Node a, success' }));
  expect(body()?.tab).toBe('details');
  show({ selected: 'a' });
  expect(body()?.details).toBe('true');
  fireEvent.click(screen.getByRole('button', { name: 'Close details' }));
  expect(body()?.tab).toBe('steps');
});
