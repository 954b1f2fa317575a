/** @jest-environment jsdom */
import { afterEach, expect, jest, test } from '@jest/globals';
import { cleanup, createEvent, fireEvent, render, screen } from '@testing-library/react';
import { Timeline, type TimelineProps } from '../../../ui/timeline/Timeline.tsx';
import { at, executionView, nodeView } from '../details/views.ts';

afterEach(cleanup);

const ms = (seconds: number) => Date.parse(at(seconds));
const failure = { message: 'The gateway answered 503.', code: 'GATEWAY_UNAVAILABLE' };
const running = executionView([
  nodeView('start', { label: 'Order inserted', type: 'trigger', status: 'success', startedAt: at(0), endedAt: at(0) }),
  nodeView('charge', {
    label: 'Charge card',
    status: 'running',
    startedAt: at(1),
    attempts: [
      { attempt: 1, startedAt: at(1), endedAt: at(2), error: failure },
      { attempt: 2, startedAt: at(4), endedAt: at(5), error: failure },
      { attempt: 3, startedAt: at(7), endedAt: null },
    ],
  }),
  nodeView('sms', { label: 'Send SMS' }),
]);

function show(props: Partial<Omit<TimelineProps, 'replay'>> & { replay?: Partial<TimelineProps['replay']> } = {}) {
  const calls = {
    onSelect: jest.fn<TimelineProps['onSelect']>(),
    onHover: jest.fn<TimelineProps['onHover']>(),
    onFoldWaits: jest.fn<TimelineProps['onFoldWaits']>(),
    onSeek: jest.fn<(ms: number) => void>(),
    onLive: jest.fn(),
    onPlay: jest.fn(),
    onPause: jest.fn(),
  };
  const { replay, ...rest } = props;
  const { onSelect, onHover, onFoldWaits, ...travel } = calls;
  const all: TimelineProps = {
    view: running,
    latest: running,
    nowMs: ms(10),
    selected: null,
    hovered: null,
    onSelect,
    onHover,
    foldWaits: true,
    onFoldWaits,
    ...rest,
    replay: { atMs: null, playing: false, ...travel, ...replay },
  };
  return { ...calls, ...render(<Timeline {...all} />) };
}

const bars = () => [...document.querySelectorAll<HTMLElement>('[data-visit="charge"] .pd-timeline-bar')];
const slider = () => screen.getByRole('slider', { name: 'Moment shown' });

test('a row is a button that names node, state and attempt, and is drawn attempt by attempt', () => {
  const { onSelect, onHover } = show();
  const row = screen.getByRole('button', { name: 'Charge card, retrying, attempt 3' });
  fireEvent.click(row);
  expect(onSelect).toHaveBeenCalledWith('charge');
  fireEvent.mouseEnter(row);
  fireEvent.mouseLeave(row);
  expect(onHover.mock.calls).toEqual([['charge'], [null]]);
  expect(bars().map(({ dataset, textContent }) => [dataset.kind, dataset.look, textContent])).toEqual([
    ['attempt', 'error', '1'],
    ['wait', 'error', 'waited 2s'],
    ['attempt', 'error', '2'],
    ['wait', 'error', 'waited 2s'],
    ['attempt', 'running', '3'],
  ]);
  expect(bars()[0]?.title).toContain('The gateway answered 503.');
  const lefts = bars().map(({ style }) => Number.parseFloat(style.left));
  expect(lefts).toEqual([...lefts].sort((a, b) => a - b));
  expect(document.querySelector('[data-visit="start"] .pd-timeline-point')).not.toBeNull();
});

test('the last line counts what has not been reached, and names it on request', () => {
  show();
  expect(screen.queryByText('Send SMS')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: '1 not reached yet' }));
  expect(screen.getByRole('button', { name: 'Send SMS, not reached yet' })).toBeTruthy();
});

test('arrows go from row to row and select, and Tab comes to one row only', () => {
  const { onSelect } = show({ selected: 'start' });
  const [first, second] = [...document.querySelectorAll<HTMLElement>('[data-visit]')];
  expect([first?.tabIndex, second?.tabIndex]).toEqual([0, -1]);
  first?.focus();
  fireEvent.keyDown(first as HTMLElement, { key: 'ArrowDown' });
  expect(document.activeElement).toBe(second);
  expect(onSelect).toHaveBeenLastCalledWith('charge');
  fireEvent.keyDown(second as HTMLElement, { key: 'ArrowDown' });
  expect(document.activeElement).toBe(second);
});

test('the pill is a slider over the starts and ends of the run, and its last step leads back to the present', () => {
  const { onSeek, onLive, onPause } = show({ replay: { atMs: ms(4) } });
  expect(slider().getAttribute('aria-valuenow')).toBe(String(ms(4)));
  fireEvent.keyDown(slider(), { key: 'ArrowLeft' });
  fireEvent.keyDown(slider(), { key: 'ArrowRight' });
  fireEvent.keyDown(slider(), { key: 'Home' });
  expect(onSeek.mock.calls).toEqual([[ms(2)], [ms(5)], [ms(0)]]);
  fireEvent.keyDown(slider(), { key: 'End' });
  expect(onLive).toHaveBeenCalledTimes(1);
  onSeek.mockClear();
  fireEvent(slider(), new MouseEvent('pointerdown', { bubbles: true, clientX: 300 }));
  fireEvent(slider(), new MouseEvent('pointermove', { bubbles: true, clientX: 200 }));
  expect(onPause).toHaveBeenCalledTimes(1);
  const [sought = 0] = onSeek.mock.calls[0] ?? [];
  expect(sought).toBeGreaterThan(ms(1));
  expect(sought).toBeLessThan(ms(4));
  fireEvent(slider(), new MouseEvent('pointermove', { bubbles: true, clientX: 5_000 }));
  expect(onLive).toHaveBeenCalledTimes(2);
});

test('a replay shows the states of its moment and keeps the axis', () => {
  const before = executionView([...running.nodes.slice(0, 1), nodeView('charge', { label: 'Charge card' }), ...running.nodes.slice(2)]);
  const { onLive } = show({ view: before, replay: { atMs: ms(0.5) } });
  expect(screen.getByRole('button', { name: 'Charge card, not reached yet' })).toBeTruthy();
  expect(bars()).toHaveLength(5);
  fireEvent.click(screen.getByRole('button', { name: 'Back to live' }));
  expect(onLive).toHaveBeenCalled();
});

test('waits are folded or not as told, and a click on a folded one opens it', () => {
  const slept = executionView([
    nodeView('a', { status: 'success', startedAt: at(0), endedAt: at(2) }),
    nodeView('sleep', { type: 'sleep', status: 'success', startedAt: at(2), endedAt: at(7_202) }),
    nodeView('b', { status: 'running', startedAt: at(7_202) }),
  ]);
  const wait = () => screen.queryByRole('button', { name: 'Unfold a wait of 2h' });
  show({ view: slept, latest: slept, nowMs: ms(7_205), foldWaits: false });
  expect(wait()).toBeNull();
  cleanup();
  const { onFoldWaits } = show({ view: slept, latest: slept, nowMs: ms(7_205) });
  fireEvent.click(wait() as HTMLElement);
  expect(wait()).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Fold waits' }));
  expect(onFoldWaits).toHaveBeenCalledWith(false);
});

test('⌘ and the wheel zoom instead of the browser, without ⌘ the page scrolls; a double click shows everything again', () => {
  show();
  const plot = document.querySelector('.pd-timeline-plot') as HTMLElement;
  const plain = createEvent.wheel(plot, { deltaY: -200 });
  fireEvent(plot, plain);
  expect(plain.defaultPrevented).toBe(false);
  const before = bars()[0]?.style.width;
  const wheel = createEvent.wheel(plot, { deltaY: -200, ctrlKey: true, clientX: 100 });
  fireEvent(plot, wheel);
  expect(wheel.defaultPrevented).toBe(true);
  expect(Number.parseFloat(bars()[0]?.style.width ?? '')).toBeGreaterThan(Number.parseFloat(before ?? ''));
  fireEvent.doubleClick(document.querySelector('.pd-timeline-axis') as HTMLElement);
  expect(bars()[0]?.style.width).toBe(before);
});

test('where attempts failed and no node, the filter says so and shows those rows', () => {
  show();
  fireEvent.click(screen.getByRole('button', { name: 'Retried only' }));
  expect([...document.querySelectorAll<HTMLElement>('[data-visit]')].map(({ dataset }) => dataset.visit)).toEqual(['charge']);
});

test('of a thousand rows only those in sight are drawn', () => {
  const height = jest.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(250);
  const many = executionView(
    Array.from({ length: 1_000 }, (_, index) => nodeView(`n${index}`, { status: 'success', startedAt: at(index), endedAt: at(index + 1) })),
  );
  show({ view: many, latest: many, nowMs: ms(1_001) });
  const drawn = document.querySelectorAll('[data-visit]').length;
  height.mockRestore();
  expect(drawn).toBeGreaterThan(9);
  expect(drawn).toBeLessThan(60);
});
