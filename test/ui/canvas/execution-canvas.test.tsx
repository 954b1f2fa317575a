/** @jest-environment jsdom */
import { afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { ReactFlowProvider } from '@xyflow/react';
import type { ExecutionGraph } from '../../../common/execution/execution-graph.ts';
import type { ExecutionView, NodeView } from '../../../common/execution/execution-view.ts';
import { ExecutionCanvas } from '../../../ui/canvas/ExecutionCanvas.tsx';
import type { ExecutionCanvasProps } from '../../../ui/canvas/execution-canvas-props.ts';
import { at, executionView, nodeView } from '../details/views.ts';
import { stubBrowser } from './browser-stubs.ts';

beforeAll(stubBrowser);
afterEach(cleanup);

const done = { status: 'success', startedAt: at(0), endedAt: at(1) } as const;
const attempt = (number: number, ended: boolean) => ({ attempt: number, startedAt: at(number), endedAt: ended ? at(number + 0.5) : null });
const NODES: NodeView[] = [
  nodeView('start', { ...done, type: 'trigger', label: 'Order inserted' }),
  nodeView('other', { type: 'trigger', label: 'Webhook', skipped: true, reason: 'notLive' }),
  nodeView('check', { ...done, type: 'condition', label: 'Total over 100?', output: { result: true } }),
  nodeView('charge', {
    label: 'Charge card',
    status: 'running',
    startedAt: at(1),
    attempts: [attempt(1, true), attempt(2, true), attempt(3, false)],
  }),
  nodeView('cancel', { label: 'Cancel order', skipped: true, reason: 'x' }),
  nodeView('sleep', { label: 'Wait', type: 'sleep' }),
];
const EDGES: [string, string, string | null][] = [
  ['start', 'check', null],
  ['other', 'check', null],
  ['check', 'charge', 'true'],
  ['check', 'cancel', 'false'],
  ['charge', 'sleep', null],
];

function graphOf(nodes: NodeView[], edges = EDGES): ExecutionGraph {
  return {
    nodes: nodes.map(({ nodeId, type, label }, y) => ({
      id: nodeId,
      type,
      label,
      position: { x: 0, y: y * 100 },
      parentId: null,
      enabled: true,
    })),
    edges: edges.map(([source, target, sourceHandle]) => ({ id: `${source}-${target}`, source, target, sourceHandle })),
  };
}

const STATES = { 'start-check': 'taken', 'other-check': 'dead', 'check-charge': 'taken', 'check-cancel': 'dead' } as const;
const onSelect = jest.fn<(visit: string | null) => void>();
const VIEW = executionView(NODES, { edges: STATES });
const GRAPH = graphOf(NODES);
const nothing = () => {};

function props(view: ExecutionView = VIEW, rest: Partial<ExecutionCanvasProps> = {}): ExecutionCanvasProps {
  return { graph: GRAPH, view, selected: null, onSelect, hovered: null, onHover: nothing, live: true, nowMs: Date.parse(at(5.8)), ...rest };
}

const canvas = (given: ExecutionCanvasProps) => (
  <ReactFlowProvider>
    <ExecutionCanvas {...given} />
  </ReactFlowProvider>
);

async function show(given = props()) {
  const shown = render(canvas(given));
  await waitFor(() => expect(document.querySelectorAll('.pd-card').length).toBeGreaterThan(0));
  return shown;
}

const card = (id: string) => document.querySelector<HTMLElement>(`.pd-card[data-node-id="${id}"]`) as HTMLElement;

describe('cards and edges', () => {
  test('say in attributes how a node and an edge stand', async () => {
    await show();
    expect(card('charge').dataset).toMatchObject({ status: 'running', skipped: 'false', attempt: '3', look: 'retrying' });
    expect(card('cancel').dataset).toMatchObject({ status: 'idle', skipped: 'true', attempt: '0', look: 'skipped' });
    const states = [...document.querySelectorAll<SVGElement>('[data-edge-id]')].map(({ dataset }) => [dataset.edgeId, dataset.state]);
    expect(Object.fromEntries(states)).toEqual({ ...STATES, 'charge-sleep': 'pending' });
    expect(document.querySelector<SVGElement>('[data-edge-id="check-charge"]')?.dataset.feeding).toBe('true');
  });

  test('a card is a button with a name that says its status', async () => {
    await show();
    expect(screen.getByRole('button', { name: 'Charge card, running, attempt 3' }).tabIndex).toBe(0);
    expect(screen.getByRole('button', { name: 'Webhook, did not fire' }).textContent).toContain('Did not fire');
  });

  test('the second line counts the attempt, and only it changes with time', async () => {
    const { rerender } = await show();
    expect(card('charge').textContent).toContain('Attempt 3 · 2.8s');
    rerender(canvas(props(VIEW, { nowMs: Date.parse(at(6.9)) })));
    await waitFor(() => expect(card('charge').textContent).toContain('Attempt 3 · 3.9s'));
  });

  test('the chosen outlet is marked, the others are struck', async () => {
    await show();
    const states = [...card('check').querySelectorAll<HTMLElement>('.pd-card-outlet')].map(({ title, dataset }) => [title, dataset.state]);
    expect(Object.fromEntries(states)).toEqual({ true: 'taken', false: 'dead' });
  });

  test('a node that waits for several edges says for how many, until it is decided', async () => {
    const edges: typeof EDGES = [...EDGES, ['cancel', 'sleep', null]];
    const tabs = () => [...document.querySelectorAll('.pd-card-join')].map(({ textContent }) => textContent);
    await show(props(VIEW, { graph: graphOf(NODES, edges) }));
    expect(tabs()).toEqual(['waits for both']);
    cleanup();
    await show(props(executionView(NODES, { edges: { ...STATES, 'cancel-sleep': 'dead' } }), { graph: graphOf(NODES, edges) }));
    expect(tabs()).toEqual(['1 of 2']);
    cleanup();
    const { nodes, ...rest } = graphOf(NODES, edges);
    await show(props(VIEW, { graph: { ...rest, nodes: nodes.map((node) => ({ ...node, join: 'any' as const })) } }));
    expect(tabs()).toEqual(['first of 2']);
    cleanup();
    await show(props(executionView(NODES, { edges: STATES, endedAt: at(9), status: 'error' }), { graph: graphOf(NODES, edges) }));
    expect(tabs()).toEqual([]);
  });

  test('nothing flows in a picture that is not live', async () => {
    await show(props(VIEW, { live: false }));
    expect(document.querySelector('[data-moving]')).toBeNull();
    cleanup();
    await show();
    expect(document.querySelector('[data-moving]')).not.toBeNull();
  });
});

describe('keys', () => {
  test('arrows follow edges, Enter selects', async () => {
    await show();
    card('check').focus();
    fireEvent.keyDown(card('check'), { key: 'ArrowUp' });
    expect(['start', 'other']).toContain((document.activeElement as HTMLElement).dataset.nodeId);
    card('charge').focus();
    fireEvent.keyDown(card('charge'), { key: 'ArrowDown' });
    expect(document.activeElement).toBe(card('sleep'));
    fireEvent.keyDown(card('sleep'), { key: 'Enter' });
    expect(onSelect).toHaveBeenLastCalledWith('sleep');
  });

  test('Tab goes on in the order of the graph and leaves the canvas at its end', async () => {
    await show();
    const order = [...document.querySelectorAll<HTMLElement>('.pd-card')].map(({ dataset }) => dataset.nodeId as string);
    card(order[0] as string).focus();
    for (const next of order.slice(1)) {
      fireEvent.keyDown(document.activeElement as Element, { key: 'Tab' });
      expect((document.activeElement as HTMLElement).dataset.nodeId).toBe(next);
    }
    expect(fireEvent.keyDown(document.activeElement as Element, { key: 'Tab' })).toBe(true);
  });

  test('F lets go of what it followed', async () => {
    await show();
    const follow = screen.getByRole('button', { name: 'Follow what runs' });
    expect(follow.getAttribute('aria-pressed')).toBe('true');
    fireEvent.keyDown(card('check'), { key: 'f' });
    expect(follow.getAttribute('aria-pressed')).toBe('false');
  });
});

test('a click on a card selects it and lets go of nothing', async () => {
  await show();
  // d3, below React Flow, looks at the window of the event
  fireEvent.mouseDown(card('check'), { view: window, button: 0 });
  fireEvent.mouseUp(card('check'), { view: window, button: 0 });
  fireEvent.click(card('check'));
  expect(onSelect).toHaveBeenLastCalledWith('check');
  expect(screen.getByRole('button', { name: 'Follow what runs' }).getAttribute('aria-pressed')).toBe('true');
});

test('the summary counts nodes by look and walks through them', async () => {
  await show();
  const rows = [...document.querySelectorAll('.pd-summary-row')].map(({ textContent }) => textContent?.trim());
  expect(rows).toEqual(['1 retrying', '2 done', '1 skipped', '1 to come']);
  fireEvent.click(screen.getByRole('button', { name: /1 retrying/ }));
  expect(onSelect).toHaveBeenLastCalledWith('charge');
});

test('a version that nobody runs says what its nodes do, and nothing of a run', async () => {
  await show(props(VIEW, { live: false, purposes: new Map(NODES.map(({ nodeId }) => [nodeId, `does ${nodeId}`])) }));
  expect(screen.getByRole('button', { name: 'Charge card, does charge' }).textContent).toBe('Charge carddoes charge');
  expect(document.querySelectorAll('.pd-summary, .pd-card [role="img"], .pd-card[data-look]')).toHaveLength(0);
  expect(screen.queryByRole('button', { name: 'Follow what runs' })).toBeNull();
});

test('without a provider it says which one is missing', () => {
  const silent = jest.spyOn(console, 'error').mockImplementation(nothing);
  render(<ExecutionCanvas {...props()} />);
  expect(screen.getByRole('alert').textContent).toContain('ReactFlowProvider');
  silent.mockRestore();
});

test('a graph that cannot be drawn says so in place of the picture, and another one is drawn there', async () => {
  const silent = jest.spyOn(console, 'error').mockImplementation(nothing);
  const broken = { ...GRAPH, nodes: [{ ...GRAPH.nodes[0], id: 'x', position: null }] } as unknown as ExecutionGraph;
  const { rerender } = render(canvas(props(VIEW, { graph: broken })));
  expect((await screen.findByRole('alert')).textContent).toContain('The graph cannot be drawn');
  rerender(canvas(props()));
  await waitFor(() => expect(card('check')).toBeTruthy());
  expect(screen.queryByRole('alert')).toBeNull();
  silent.mockRestore();
});

test('one changed node draws one card again', async () => {
  const drawn: string[] = [];
  // what a card asks for once each time it is drawn, and nothing else does: its label
  const watched = NODES.map((node) => {
    const { label } = node;
    return Object.defineProperty({ ...node }, 'label', {
      enumerable: true,
      get: () => (drawn.push(node.nodeId) > 0 ? label : ''),
    }) as NodeView;
  });
  const view = executionView(watched, { edges: STATES });
  const ui = (given: ExecutionView) => canvas(props(given));
  const { rerender } = render(ui(view));
  await waitFor(() => expect(document.querySelectorAll('.pd-card')).toHaveLength(NODES.length));
  drawn.length = 0;
  const slept: NodeView = nodeView('sleep', { ...done, label: 'Wait', type: 'sleep' });
  rerender(ui({ ...view, seq: 2, nodes: watched.map((node) => (node.nodeId === 'sleep' ? slept : node)) }));
  await waitFor(() => expect(card('sleep').dataset.status).toBe('success'));
  expect(drawn).toEqual([]);
});
