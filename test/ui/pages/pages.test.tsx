/** @jest-environment jsdom */
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { Profiler } from 'react';
import type { ExecutionSummary } from '../../../common/execution/execution-summary.ts';
import { ExecutionsPage } from '../../../ui/pages/executions/ExecutionsPage.tsx';
import type { ExecutionFilter } from '../../../ui/pages/executions/execution-filter.ts';
import { LoginPage } from '../../../ui/pages/login/LoginPage.tsx';
import type { PageLinks } from '../../../ui/pages/parts/page-links.ts';
import { SettingsPage } from '../../../ui/pages/settings/SettingsPage.tsx';
import { RunDialog } from '../../../ui/pages/workflows/RunDialog.tsx';
import { WorkflowsPage } from '../../../ui/pages/workflows/WorkflowsPage.tsx';
import { stubBrowser } from '../canvas/browser-stubs.ts';
import { at, executionView } from '../details/views.ts';
import { type PageStand, problem, startPageStand } from './page-stand.tsx';

const WORKFLOW = '01a20f8c-0000-7000-8000-000000000001';
const opened: string[] = [];
const links: PageLinks = {
  executions: () => '/executions',
  execution: (id) => `/executions/${id}`,
  workflows: () => '/workflows',
  workflow: (id) => `/workflows/${id}`,
  open: (href) => opened.push(href),
};
const ME = { userName: 'ann', displayName: 'Ann', scopes: ['read', 'run', 'edit'], authentication: 'session' };
let stand: PageStand;

beforeAll(async () => {
  stubBrowser();
  Element.prototype.scrollIntoView ??= () => undefined;
  stand = await startPageStand();
});
beforeEach(() => {
  stand.asked.length = 0;
  stand.bodies.length = 0;
  opened.length = 0;
  stand.answers = {
    'GET /api/me': { body: ME },
    'GET /api/keys': { body: { items: [], nextCursor: null } },
    'GET /api/system': { body: system(true) },
    'GET /api/workflows': { body: { items: [workflow()], nextCursor: null } },
    'GET /api/workflows/runs': { body: { items: [] } },
    'GET /api/executions': { body: { items: [], nextCursor: null } },
    'GET /api/executions/stream': { events: [] },
    'GET /api/executions/counts': { body: { running: 0, paused: 0, success: 0, error: 0 } },
    'GET /api/executions/activity': { body: { from: at(0), to: at(60), buckets: [] } },
    'GET /api/executions/strips': { body: { items: [] } },
    [`GET /api/workflows/${WORKFLOW}/versions/3`]: { body: { version: 3, graph: { nodes: [], edges: [] } } },
  };
});
afterEach(cleanup);
afterAll(() => stand.close());

function workflow(rest: object = {}) {
  const fixed = { id: WORKFLOW, name: 'Order fulfilment', description: 'Ships orders', userName: 'ann', visibility: 'private' };
  return { ...fixed, enabled: true, publishedVersion: 3, ...rest };
}

function system(reachable: boolean) {
  const temporal = { address: '127.0.0.1:7233', namespace: 'default', taskQueue: 'perdure', uiUrl: null, reachable };
  return {
    version: '0.1.0',
    node: 'v20',
    schema: { name: 'perdure', migration: '0006' },
    database: { ok: true, serverVersion: '18.4' },
    temporal,
    workers: reachable ? { count: 0, lastSeenAt: null } : null,
  };
}

function row(index: number, rest: Partial<ExecutionSummary> = {}): ExecutionSummary {
  const { nodes: _nodes, edges: _edges, ...summary } = executionView([]);
  const id = `01a20f8c-0000-7000-8000-${String(index).padStart(12, '0')}`;
  return { ...summary, id, workflowId: WORKFLOW, seq: 1, startedAt: at(index), ...rest };
}

function showExecutions(filter: ExecutionFilter = {}) {
  const onFilterChange = jest.fn<(filter: ExecutionFilter) => void>();
  const page = <ExecutionsPage filter={filter} onFilterChange={onFilterChange} links={links} apiUrl="http://flows" userName="ann" />;
  return { onFilterChange, ...stand.show(page) };
}

test('nothing was ever started: the page shows how to, for a workflow that is there', async () => {
  showExecutions();
  await screen.findByRole('heading', { name: 'No executions yet' });
  await waitFor(() => expect(document.body.textContent).toContain(`curl -X POST http://flows/api/workflows/${WORKFLOW}/executions`));
  expect(document.body.textContent).toContain("userName: 'ann'");
  fireEvent.click(screen.getByRole('link', { name: 'Choose a workflow to run' }));
  expect(opened).toEqual(['/workflows']);
});

test('nothing is like the filter: it says so, and clears it', async () => {
  const { onFilterChange } = showExecutions({ status: 'error', range: '3d' });
  await screen.findByRole('heading', { name: 'No failed executions in the last 3 days.' });
  fireEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
  expect(onFilterChange).toHaveBeenCalledWith({});
});

test('each filter is asked for, and changes only its own part', async () => {
  const { onFilterChange } = showExecutions({ user: 'ann', from: at(0) });
  await screen.findByRole('option', { name: 'Order fulfilment' });
  await waitFor(() => expect(stand.asked.find((each) => each.startsWith('GET /api/executions?'))).toContain('user=ann&from='));
  fireEvent.change(screen.getByLabelText('Workflow'), { target: { value: WORKFLOW } });
  expect(onFilterChange).toHaveBeenLastCalledWith({ user: 'ann', from: at(0), workflow: WORKFLOW });
  fireEvent.change(screen.getByLabelText('Started'), { target: { value: '7d' } });
  expect(onFilterChange).toHaveBeenLastCalledWith({ user: 'ann', range: '7d' });
  fireEvent.change(screen.getByLabelText('Started before'), { target: { value: '2030-01-01T10:00' } });
  expect(onFilterChange).toHaveBeenLastCalledWith({ user: 'ann', from: at(0), to: new Date('2030-01-01T10:00').toISOString() });
  const told = onFilterChange.mock.calls.length;
  fireEvent.change(screen.getByLabelText('Started before'), { target: { value: '20300-01-01T10:00' } });
  expect(onFilterChange).toHaveBeenCalledTimes(told);
  fireEvent.click(screen.getByRole('button', { name: /^Failed/ }));
  expect(onFilterChange).toHaveBeenLastCalledWith({ user: 'ann', from: at(0), status: 'error' });
});

test('a failure is told with what to do and its request, and tried again', async () => {
  stand.answers['GET /api/executions'] = problem(503, 'UNAVAILABLE', 'PostgreSQL is away.');
  showExecutions();
  await screen.findByRole('heading', { name: 'The executions could not be loaded' });
  expect(screen.getByText('PostgreSQL is away.')).toBeTruthy();
  expect(screen.getByText('req-7')).toBeTruthy();
  stand.answers['GET /api/executions'] = { body: { items: [row(1)], nextCursor: null } };
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByRole('list', { name: 'Executions' });
});

test('keys go to the search, along the rows and out of a field', async () => {
  stand.answers['GET /api/executions'] = { body: { items: [row(2), row(1)], nextCursor: null } };
  showExecutions();
  const rows = within(await screen.findByRole('list', { name: 'Executions' })).getAllByRole('link');
  const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });
  const walk = ['j', 'ArrowDown', 'j', 'k', 'ArrowUp'].map((key) => {
    press(key);
    return rows.indexOf(document.activeElement as HTMLElement);
  });
  expect(walk).toEqual([0, 1, 1, 0, 0]);
  press('/');
  expect(document.activeElement).toBe(screen.getByLabelText('User that it runs as'));
  press('j');
  expect(document.activeElement?.tagName).toBe('INPUT');
  press('Escape');
  expect(document.activeElement).toBe(document.body);
});

test('200 executions that change at once are drawn in a few turns, and those that did not change not at all', async () => {
  const drawn = new Map<string, number>();
  const counted = (each: ExecutionSummary): ExecutionSummary =>
    Object.defineProperty({ ...each }, 'workflowName', {
      enumerable: true,
      get() {
        drawn.set(each.id, (drawn.get(each.id) ?? 0) + 1);
        return 'Order fulfilment';
      },
    });
  const rows = Array.from({ length: 250 }, (_, index) => row(250 - index, { status: 'success', endedAt: at(300) }));
  const { listExecutions, streamExecutions } = stand.client;
  const client = {
    ...stand.client,
    listExecutions: async (...query: Parameters<typeof listExecutions>) => {
      const page = await listExecutions(...query);
      return { ...page, items: page.items.map(counted) };
    },
    async *streamExecutions(...query: Parameters<typeof streamExecutions>) {
      for await (const message of streamExecutions(...query))
        yield message.type === 'row' ? { ...message, row: counted(message.row) } : message;
    },
  };
  stand.answers['GET /api/executions'] = { body: { items: rows, nextCursor: null } };
  let commits = 0;
  const first = stand.client;
  stand.client = client;
  stand.show(
    <Profiler id="page" onRender={() => commits++}>
      <ExecutionsPage filter={{}} onFilterChange={() => undefined} links={links} userName="ann" />
    </Profiler>,
  );
  stand.client = first;
  await screen.findByText('Live');
  await waitFor(() => expect(stand.asked.filter((each) => each.startsWith('GET /api/executions?')).length).toBe(2));
  await waitFor(() => expect(stand.asked.filter((each) => each.startsWith('GET /api/executions/strips')).length).toBeGreaterThanOrEqual(5));
  drawn.clear();
  commits = 0;
  for (const each of rows.slice(0, 200)) stand.say('row', { ...each, seq: 2, closeReason: 'completed', status: 'error' });
  await waitFor(() => expect(document.querySelectorAll('[data-row][data-status="error"]').length).toBe(200));
  expect(commits).toBeLessThan(30);
  const readsOfOne = Math.max(...rows.slice(0, 200).map(({ id }) => drawn.get(id) ?? 0));
  expect(readsOfOne).toBeLessThanOrEqual(8);
  expect(rows.slice(200).map(({ id }) => drawn.get(id) ?? 0)).toEqual(Array.from({ length: 50 }, () => 0));
});

test('a key is shown once, with its scopes, and gone when one says that it is copied', async () => {
  const made = { id: 'k1', name: 'Shop', scopes: ['read', 'run'], expiresAt: null, lastUsedAt: null, createdAt: at(0) };
  stand.answers['POST /api/keys'] = () => {
    stand.answers['GET /api/keys'] = { body: { items: [made], nextCursor: null } };
    return { status: 201, body: { ...made, key: 'pdk_secret' } };
  };
  stand.show(<SettingsPage theme="auto" onThemeChange={() => undefined} onSignedOut={() => undefined} />);
  fireEvent.click(await screen.findByRole('button', { name: 'Create key' }));
  const dialog = await screen.findByRole('dialog', { name: 'Create an API key' });
  fireEvent.change(within(dialog).getByLabelText('Name'), { target: { value: ' Shop ' } });
  fireEvent.click(within(dialog).getByRole('checkbox', { name: /^run/ }));
  expect(within(dialog).queryByRole('checkbox', { name: /^admin/ })).toBe(null);
  fireEvent.change(within(dialog).getByLabelText('Expires'), { target: { value: '' } });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Create key' }));
  await screen.findByText('pdk_secret');
  expect(stand.bodies[stand.asked.indexOf('POST /api/keys')]).toEqual({ name: 'Shop', scopes: ['read', 'run'], expiresAt: null });
  await screen.findByRole('list', { name: 'API keys' });
  fireEvent.click(screen.getByRole('button', { name: 'I have copied it' }));
  expect(document.body.textContent).not.toContain('pdk_secret');
});

test('a key is revoked only after one says so again; a refusal is told in the dialog', async () => {
  const key = { id: 'k1', name: 'Shop', scopes: ['read'], expiresAt: at(0), lastUsedAt: null, createdAt: at(0) };
  stand.answers['GET /api/keys'] = { body: { items: [key], nextCursor: null } };
  stand.answers['DELETE /api/keys/k1'] = problem(503, 'UNAVAILABLE', 'PostgreSQL is away.');
  stand.show(<SettingsPage theme="auto" onThemeChange={() => undefined} onSignedOut={() => undefined} />);
  fireEvent.click(await screen.findByRole('button', { name: 'Revoke Shop' }));
  const dialog = await screen.findByRole('dialog', { name: 'Revoke Shop?' });
  expect(stand.asked).not.toContain('DELETE /api/keys/k1');
  fireEvent.click(within(dialog).getByRole('button', { name: 'Revoke key' }));
  await within(dialog).findByText(/PostgreSQL is away\. Do the other thing\./);
  stand.answers['DELETE /api/keys/k1'] = { status: 204 };
  stand.answers['GET /api/keys'] = { body: { items: [], nextCursor: null } };
  fireEvent.click(within(dialog).getByRole('button', { name: 'Revoke key' }));
  await screen.findByText('You have no keys.');
});

test('parts of the system that are away are told with what to do', async () => {
  stand.answers['GET /api/system'] = { body: system(false) };
  const { unmount } = stand.show(<SettingsPage theme="auto" onThemeChange={() => undefined} onSignedOut={() => undefined} />);
  await screen.findByText('127.0.0.1:7233 does not answer');
  await screen.findByText('Unknown: Temporal does not answer');
  unmount();
  stand.answers['GET /api/system'] = { body: system(true) };
  stand.show(<SettingsPage theme="auto" onThemeChange={() => undefined} onSignedOut={() => undefined} />);
  await screen.findByText(/None on perdure: executions wait\. Start one with/);
});

test('the run dialog says where the input is no JSON, what the api refuses, and opens what it started', async () => {
  stand.answers[`POST /api/workflows/${WORKFLOW}/executions`] = problem(422, 'INVALID_INPUT', 'input.orderId is missing.');
  const onStarted = jest.fn<(id: string) => void>();
  stand.show(<RunDialog workflow={{ id: WORKFLOW, name: 'Order fulfilment' }} version={3} onStarted={onStarted} />);
  fireEvent.click(screen.getByRole('button', { name: 'Run workflow' }));
  const dialog = await screen.findByRole('dialog', { name: 'Run Order fulfilment' });
  const field = await within(dialog).findByLabelText('Input, as JSON');
  const run = () => fireEvent.click(within(dialog).getByRole('button', { name: 'Run' }));
  await waitFor(() => expect((field as HTMLTextAreaElement).value).toBe('{}'));
  fireEvent.change(field, { target: { value: '{ "orderId": }' } });
  run();
  await within(dialog).findByText('Line 1, column 14: a value is needed, there is "}".');
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(stand.asked.some((each) => each.startsWith('POST'))).toBe(false);
  fireEvent.change(field, { target: { value: '{ "orderId": "A-1" }' } });
  run();
  await within(dialog).findByText(/input\.orderId is missing\./);
  stand.answers[`POST /api/workflows/${WORKFLOW}/executions`] = { status: 202, body: { executionId: 'e1', status: 'running' } };
  run();
  await waitFor(() => expect(onStarted).toHaveBeenCalledWith('e1'));
  expect(stand.bodies.at(-1)).toEqual({ input: { orderId: 'A-1' } });
});

test('a wrong key and too many tries are told; the key is never in the page', async () => {
  const onSignedIn = jest.fn();
  stand.answers['POST /api/session'] = problem(401, 'UNAUTHORIZED', 'This API key is not known.');
  stand.show(<LoginPage linkFailed onSignedIn={onSignedIn} />);
  expect(screen.getByText(/This sign-in link was used already/)).toBeTruthy();
  const field = screen.getByLabelText('API key');
  fireEvent.change(field, { target: { value: ' pdk_wrong ' } });
  fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  await screen.findByText(/This API key is not known\./);
  stand.answers['POST /api/session'] = problem(429, 'RATE_LIMITED', 'Too many tries from here.');
  fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  await screen.findByText(/Too many tries from here\./);
  expect(onSignedIn).not.toHaveBeenCalled();
  stand.answers['POST /api/session'] = { status: 204 };
  fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  await waitFor(() => expect(onSignedIn).toHaveBeenCalledTimes(1));
  expect(stand.bodies.at(-1)).toEqual({ apiKey: 'pdk_wrong' });
  expect((field as HTMLInputElement).value).toBe('');
});

test('workflows are searched for after a pause; none found and none at all are told apart', async () => {
  const onSearchChange = jest.fn<(search: string) => void>();
  const page = (search: string) => <WorkflowsPage search={search} onSearchChange={onSearchChange} links={links} apiUrl="http://flows" />;
  const { unmount } = stand.show(page(''));
  await screen.findByText('Order fulfilment');
  fireEvent.change(screen.getByLabelText('Name or description'), { target: { value: 'ref' } });
  fireEvent.change(screen.getByLabelText('Name or description'), { target: { value: 'refund ' } });
  await waitFor(() => expect(onSearchChange).toHaveBeenCalledTimes(1));
  expect(onSearchChange).toHaveBeenCalledWith('refund');
  unmount();
  stand.answers['GET /api/workflows'] = { body: { items: [], nextCursor: null } };
  const second = stand.show(page('refund'));
  await screen.findByRole('heading', { name: 'No workflows with “refund”.' });
  expect(stand.asked.at(-1)).toContain('search=refund');
  second.unmount();
  stand.show(page(''));
  await screen.findByRole('heading', { name: 'No workflows yet' });
  expect(document.body.textContent).toContain('curl -X POST http://flows/api/workflows ');
});
