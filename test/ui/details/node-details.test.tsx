/** @jest-environment jsdom */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { createClient, type PerdureClient } from '../../../client/create-client.ts';
import type { ExecutionView, NodeView } from '../../../common/execution/execution-view.ts';
import { ExecutionDetails } from '../../../ui/details/ExecutionDetails.tsx';
import { NodeDetails, type NodeDetailsProps } from '../../../ui/details/NodeDetails.tsx';
import { outerFetch } from './outer-fetch.ts';
import { at, chain, executionView, logLines, nodeView } from './views.ts';

const XSS = '<img src=x onerror="globalThis.hacked=1"><script>globalThis.hacked=1</script>';
let server: Server;
let client: PerdureClient;
let asked: string[] = [];
let answer: (path: string) => { status: number; body: unknown };

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '');
    asked.push(path);
    const { status, body } = answer(path);
    response.writeHead(status, { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  client = createClient({ baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, fetch: outerFetch });
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

beforeEach(() => {
  asked = [];
});
afterEach(cleanup);

const onSelect = jest.fn<(visit: string) => void>();
const onClose = jest.fn<() => void>();

function propsOf(nodes: NodeView[], visit: string, rest: Partial<NodeDetailsProps> = {}): NodeDetailsProps {
  const view: ExecutionView = executionView(nodes);
  for (const { id, source } of chain(nodes).edges) {
    if (nodes.find(({ nodeId }) => nodeId === source)?.status === 'success') view.edges[id] = 'taken';
  }
  const fixed = { client, executionId: view.id, view, graph: chain(nodes), visit, nowMs: Date.parse(at(10)), temporalUrl: null };
  return { ...fixed, onSelect, onClose, replaying: false, ...rest };
}

const show = (nodes: NodeView[], visit: string, rest: Partial<NodeDetailsProps> = {}) =>
  render(<NodeDetails {...propsOf(nodes, visit, rest)} />);
const textOf = (element: Element): string => (element.textContent ?? '').replace(/\s+/g, ' ');
const panel = (): string => textOf(screen.getByRole('tabpanel'));
const openTab = (name: RegExp) => fireEvent.click(screen.getByRole('tab', { name }));

const before = nodeView('a', { label: 'Plan fulfilment', type: 'set', status: 'success', startedAt: at(1), endedAt: at(2) });
const failure = { code: 'GATEWAY_UNAVAILABLE', message: 'The gateway answered 503.' };

describe('the state of a node', () => {
  test('not reached: it says what it waits for, and has no attempts, times or values', () => {
    show([{ ...before, status: 'running', endedAt: null }, nodeView('b')], 'b');
    expect(panel()).toContain('Waits for Plan fulfilment');
    expect(screen.queryByText('Attempts')).toBeNull();
    openTab(/Input/);
    expect(panel()).toContain('It has not begun');
  });

  test('running: how long the attempt has been going on', () => {
    show(
      [before, nodeView('b', { status: 'running', startedAt: at(2), attempts: [{ attempt: 1, startedAt: at(2), endedAt: null }] })],
      'b',
    );
    expect(panel()).toContain('Attempt 1 is running8s');
    expect(panel()).toContain('So far8s');
  });

  test('between attempts: reasons, waits and when the next one begins', () => {
    const attempts = [
      { attempt: 1, startedAt: at(2), endedAt: at(3), error: failure },
      { attempt: 2, startedAt: at(5), endedAt: at(6), error: failure },
    ];
    show([before, nodeView('b', { status: 'running', startedAt: at(2), nextAt: at(14), attempts })], 'b');
    const list = within(screen.getByRole('tabpanel')).getAllByRole('listitem').map(textOf);
    expect(list).toEqual([
      'Attempt 1 failed GATEWAY_UNAVAILABLEThe gateway answered 503.1s',
      'Attempt 2 failed GATEWAY_UNAVAILABLEAfter a wait of 2s: The gateway answered 503.1s',
      'Attempt 3 begins in 4s',
    ]);
  });

  test('paused: when it wakes', () => {
    const { container } = show([before, nodeView('b', { type: 'sleep', status: 'paused', startedAt: at(2), wakeAt: at(7200) })], 'b');
    expect(panel()).toContain('Wakes');
    expect(container.querySelector(`time[title="${at(7200)}"]`)).not.toBeNull();
  });

  test('success: how long it took, and its output', () => {
    show([before, nodeView('b', { status: 'success', startedAt: at(2), endedAt: at(3.2), output: { rows: 1 } })], 'b');
    expect(panel()).toContain('Took1.2s');
    openTab(/Output/);
    expect(panel()).toContain('"rows": 1');
  });

  test('failed: the message first and once, then the code, then what to do', () => {
    const error = { code: 'STEP_TIMEOUT', message: 'It took longer than 1m.' };
    show([before, nodeView('b', { status: 'error', startedAt: at(2), endedAt: at(3), error })], 'b');
    expect(screen.getByText(/It took longer than 1m\./).closest('.pd-note')).not.toBeNull();
    expect(panel()).toMatch(/ErrorSTEP_TIMEOUTRaise the node's timeout/);
  });

  test('failed after attempts: the last attempt does not say again what the node failed with', () => {
    const attempts = [1, 2].map((attempt) => ({ attempt, startedAt: at(attempt), endedAt: at(attempt + 0.5), error: failure }));
    const { container } = show(
      [before, nodeView('b', { status: 'error', startedAt: at(1), endedAt: at(3), error: failure, attempts })],
      'b',
    );
    // of the node, and of the attempt before
    expect(textOf(container).split(failure.message)).toHaveLength(3);
  });

  test('failed with a message of many lines: the first one above, all of them below', () => {
    const error = { code: 'STEP_FAILED', message: 'No such table.\nat one\nat two' };
    const { container } = show([before, nodeView('b', { status: 'error', startedAt: at(2), endedAt: at(3), error })], 'b');
    expect(textOf(container.querySelector('.pd-note') as Element)).toBe('Failed: No such table.');
    expect(container.querySelector('.pd-error-message')?.textContent).toBe(error.message);
  });

  test('a code of a step has no remedy of ours, not even one named like a property of objects', () => {
    const error = { code: 'constructor', message: 'no' };
    show([before, nodeView('b', { status: 'error', startedAt: at(2), endedAt: at(3), error })], 'b');
    expect(panel()).toContain('ErrorconstructorTimes');
  });

  test('outcome unknown: the attempt says so', () => {
    const error = { code: 'OUTCOME_UNKNOWN', message: 'The worker died.' };
    const attempts = [{ attempt: 1, startedAt: at(2), endedAt: at(3), error }];
    show([before, nodeView('b', { status: 'error', startedAt: at(2), endedAt: at(3), error, attempts })], 'b');
    expect(panel()).toContain('Attempt 1 has an unknown outcome');
  });

  test('skipped and switched off: neither has an output', () => {
    show([before, nodeView('b', { skipped: true, reason: 'no edge', startedAt: null })], 'b');
    openTab(/Output/);
    expect(panel()).toContain('It did not run');
    cleanup();
    show([before, nodeView('b', { reason: 'disabled' })], 'b');
    expect(panel()).toContain('Switched off');
  });

  test('without its graph there is still all that the view has', () => {
    show([before, nodeView('b', { status: 'success', startedAt: at(2), endedAt: at(3) })], 'b', { graph: null });
    expect(panel()).toContain('Took1s');
  });
});

describe('getting about', () => {
  test('names in the sentence, and the arrows, lead to other nodes in the order of their beginning', () => {
    const nodes = [nodeView('c'), nodeView('b', { status: 'running', startedAt: at(2) }), before];
    show(nodes, 'b', { graph: chain([before, nodeView('b')]), view: executionView(nodes, { edges: { 'a-b': 'taken' } }) });
    fireEvent.click(within(screen.getByRole('tabpanel')).getByRole('button', { name: 'Plan fulfilment' }));
    fireEvent.click(screen.getByRole('button', { name: 'Previous node' }));
    fireEvent.click(screen.getByRole('button', { name: 'Next node' }));
    fireEvent.click(screen.getByRole('button', { name: 'Close details' }));
    expect(onSelect.mock.calls.slice(-3)).toEqual([['a'], ['a'], ['c']]);
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  test('arrow keys go through the tabs', async () => {
    show([before, nodeView('b', { logs: { count: 2, last: logLines(0, 2) } })], 'b');
    act(() => screen.getByRole('tab', { name: 'Overview' }).focus());
    const press = async (key: string, name: RegExp) => {
      const focused = document.activeElement;
      if (focused === null) throw new Error('nothing has the focus');
      fireEvent.keyDown(focused, { key });
      await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('tab', { name })));
    };
    await press('ArrowRight', /Input/);
    await press('ArrowRight', /Output/);
    await press('ArrowRight', /Logs 2/);
    await press('ArrowRight', /Overview/);
    await press('End', /Logs/);
    fireEvent.click(screen.getByRole('tab', { name: /Logs/ }));
    expect(panel()).toContain('line 1');
  });

  test('only a web address becomes a link into Temporal', () => {
    show([before], 'a', { temporalUrl: 'https://temporal.example/x' });
    expect(screen.getByRole('link').getAttribute('href')).toBe('https://temporal.example/x');
    cleanup();
    show([before], 'a', { temporalUrl: 'javascript:alert(1)' });
    expect(screen.queryByRole('link')).toBeNull();
  });
});

describe('large values', () => {
  const large = nodeView('loop/1/b', { nodeId: 'b', label: 'B', status: 'success', startedAt: at(2), endedAt: at(3), outputBytes: 42_000 });

  test('are loaded when asked for, by the route of the visit', async () => {
    answer = () => ({ status: 200, body: { found: 'all of it' } });
    show([before, large], 'loop/1/b');
    openTab(/Output/);
    expect(asked).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Load 41 KiB' }));
    await screen.findByText(/all of it/);
    expect(asked).toEqual(['/api/executions/0198f2c4-1111-7000-8000-000000000001/nodes/loop/1/b/output']);
  });

  test('say what failed in their place, and can be tried again', async () => {
    answer = () => ({ status: 503, body: { code: 'UNAVAILABLE', detail: 'The database is away.', remedy: 'Wait.', requestId: 'req-7' } });
    show([before, large], 'loop/1/b');
    openTab(/Output/);
    fireEvent.click(screen.getByRole('button', { name: /Load/ }));
    expect(textOf(await screen.findByRole('alert'))).toContain('The output could not be loaded. The database is away.Wait.Request req-7');
    answer = () => ({ status: 200, body: { found: 'later' } });
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText(/later/);
  });

  test('of a replay are those of the end, and say so', async () => {
    answer = () => ({ status: 200, body: 1 });
    show([before, large], 'loop/1/b', { replaying: true });
    openTab(/Output/);
    expect(panel()).toContain('at the end of the run');
    fireEvent.click(screen.getByRole('button', { name: /Load/ }));
    await screen.findByText('This is the value at the end of the run.');
  });
});

test('an execution that has not ended has no output yet, and one without output none', () => {
  const props = { client, temporalUrl: null, onSelect };
  const output = () => textOf(screen.getByText('Output').closest('section') as Element);
  const { rerender } = render(<ExecutionDetails {...props} view={executionView([before], { output: null })} />);
  expect(output()).toBe('OutputIt has not ended, so there is no output yet.');
  const over = { status: 'success', closeReason: 'completed', endedAt: at(3) } as const;
  rerender(<ExecutionDetails {...props} view={executionView([before], { ...over, output: null })} />);
  expect(output()).toBe('OutputIt has no output.');
});

describe('logs', () => {
  test('come as they are written; earlier ones when asked for', async () => {
    answer = (path) => {
      const after = Number(/after=(\d+)/.exec(path)?.[1] ?? 0);
      const lines = logLines(0, 25).map((line, index) => ({ ...line, seq: 10 + index }));
      const page = lines.filter(({ seq }) => seq > after).slice(0, 15);
      return { status: 200, body: { lines: page, next: page.at(-1)?.seq ?? after } };
    };
    const node = (count: number) => nodeView('b', { logs: { count, last: logLines(count - 20, count) } });
    const { rerender } = show([before, node(40)], 'b');
    openTab(/Logs/);
    rerender(<NodeDetails {...propsOf([before, node(45)], 'b')} />);
    const messages = () => [...document.querySelectorAll('.pd-log-message')].map(textOf);
    expect(messages()).toEqual(logLines(20, 45).map(({ message }) => message));
    fireEvent.click(screen.getByRole('button', { name: 'Earlier lines (20)' }));
    await waitFor(() => expect(messages()).toEqual(logLines(0, 45).map(({ message }) => message)));
    expect(screen.queryByRole('button', { name: /Earlier/ })).toBeNull();
    expect(asked).toHaveLength(2);
  });

  test('of five thousand lines all are loaded by one press, and never all are drawn', async () => {
    answer = (path) => {
      const after = Number(/after=(\d+)/.exec(path)?.[1] ?? 0);
      const lines = logLines(after, Math.min(5_000, after + 500));
      return { status: 200, body: { lines, next: after + lines.length } };
    };
    show([nodeView('b', { logs: { count: 5_000, last: logLines(4_980, 5_000) } })], 'b');
    openTab(/Logs/);
    fireEvent.click(screen.getByRole('button', { name: /^Earlier lines/ }));
    await waitFor(() => expect(asked).toHaveLength(10), { timeout: 4_000 });
    const height = () => Number.parseInt(document.querySelector<HTMLElement>('.pd-long-list-all')?.style.height ?? '', 10);
    await waitFor(() => expect(height()).toBeGreaterThan(4_900 * 22));
    const drawn = document.querySelectorAll('.pd-log-message').length;
    expect(drawn).toBeLessThan(100);
  });

  test('what was logged beside a message opens below it', () => {
    const line = { at: at(2), level: 'warn' as const, message: 'odd', data: { status: 503 } };
    show([nodeView('b', { logs: { count: 1, last: [line] } })], 'b');
    openTab(/Logs/);
    expect(panel()).not.toContain('503');
    fireEvent.click(screen.getByRole('button', { name: 'data' }));
    expect(panel()).toContain('"status": 503');
  });
});

test('labels, values, errors and logs are text, whatever they hold', () => {
  const node = nodeView('b', {
    label: XSS,
    status: 'error',
    startedAt: at(2),
    endedAt: at(3),
    error: { code: XSS, message: XSS },
    attempts: [{ attempt: 1, startedAt: at(2), endedAt: at(3), error: { code: XSS, message: XSS } }],
    input: { [XSS]: XSS },
    output: XSS,
    logs: { count: 1, last: [{ at: at(2), level: 'info', message: XSS, data: XSS }] },
  });
  const { container } = show([{ ...before, label: XSS }, node], 'b', { actionLabel: XSS });
  for (const tab of [/Overview/, /Input/, /Output/, /Logs/]) {
    openTab(tab);
    expect(panel()).toContain('<img src=x');
    expect(container.querySelector('img, script')).toBeNull();
  }
});

describe('the execution', () => {
  test('shows its error with the node, its values, its facts', async () => {
    answer = () => ({ status: 200, body: ['everything'] });
    const culprit = nodeView('loop/0/b', { nodeId: 'b', label: 'Charge card', status: 'error' });
    const view = executionView([culprit], {
      status: 'error',
      closeReason: 'failed',
      endedAt: at(9),
      run: 2,
      input: { orderId: 'o-1' },
      outputBytes: 5_000,
      error: { ...failure, nodeId: 'b' },
    });
    const { container } = render(<ExecutionDetails client={client} view={view} temporalUrl={null} onSelect={onSelect} />);
    const text = textOf(container);
    for (const part of [
      'Failed.',
      'GATEWAY_UNAVAILABLE',
      '"orderId": "o-1"',
      'Version7',
      'Run2',
      'Userorder.desk',
      'Started byAPI',
      view.id,
    ]) {
      expect(text).toContain(part);
    }
    fireEvent.click(screen.getByRole('button', { name: 'Charge card' }));
    expect(onSelect).toHaveBeenLastCalledWith('loop/0/b');
    fireEvent.click(screen.getByRole('button', { name: 'Load 4.9 KiB' }));
    await screen.findByText(/everything/);
    expect(asked).toEqual([`/api/executions/${view.id}/output`]);
  });

  test('in the queue says so', () => {
    const view = executionView([], { dispatchedAt: null });
    const { container } = render(<ExecutionDetails client={client} view={view} temporalUrl={null} onSelect={onSelect} />);
    expect(textOf(container)).toContain('Queued. It begins when a worker takes it.');
    expect(textOf(container)).toContain('Handed to TemporalNot yet');
  });
});
