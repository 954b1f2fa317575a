/** @jest-environment jsdom */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import type { ReactElement } from 'react';
import type { ExecutionView } from '../../../common/execution/execution-view.ts';
import type { JournalBody, JournalEvent } from '../../../common/execution/journal-event.ts';
import { AppProvider, ReactFlowProvider, WorkflowExecutionViewer, WorkflowExecutionViewerDialog } from '../../../ui/index.ts';
import { ExecutionPage } from '../../../ui/pages/execution/ExecutionPage.tsx';
import { stubBrowser } from '../canvas/browser-stubs.ts';
import { at, chain, executionView, nodeView } from '../details/views.ts';
import { refusal, startViewerApi, type ViewerApi } from './viewer-api.ts';

let api: ViewerApi;
let complaints: jest.SpiedFunction<typeof console.error>;

beforeAll(async () => {
  stubBrowser();
  api = await startViewerApi();
});
afterAll(() => api.close());
beforeEach(() => {
  // jsdom has no stylesheet, which each viewer says
  complaints = jest.spyOn(console, 'error').mockImplementation(() => {});
  Object.assign(api, { asked: [], view: null, graph: null, events: [], answer: null });
});
afterEach(() => {
  cleanup();
  jest.restoreAllMocks();
});

const done = nodeView('a', { label: 'Charge card', status: 'success', startedAt: at(1), endedAt: at(2), output: { charge: 1 } });
const ended = executionView([done], { status: 'success', closeReason: 'completed', endedAt: at(2), seq: 3, output: 7 });
const open = executionView([nodeView('a', { label: 'Charge card', status: 'running', startedAt: at(1) })]);
const { id, workflowId } = ended;

const within_ = (viewer: ReactElement) => <AppProvider client={api.client}>{viewer}</AppProvider>;
const show = (props: { workflowId?: string } = {}) =>
  render(
    within_(
      <ReactFlowProvider>
        <WorkflowExecutionViewer executionId={id} workflowId={workflowId} {...props} />
      </ReactFlowProvider>,
    ),
  );
const shown = (view: ExecutionView): void => void Object.assign(api, { view, graph: chain(view.nodes) });
const timeline = async () => within(await screen.findByRole('region', { name: 'Timeline' }));
const header = () => document.querySelector('.pd-viewer-header')?.textContent ?? '';

describe('what is read', () => {
  test('an execution that has ended: once, with its graph, and no stream', async () => {
    shown(ended);
    show();
    await screen.findByText('Success');
    await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
    const path = `GET /api/executions/${id}`;
    expect(api.asked.sort()).toEqual([path, `${path}/graph`, `${path}/temporal-link`]);
  });

  test('a page asks no more than the viewer alone, and is told of the view', async () => {
    shown(ended);
    const onView = jest.fn();
    render(within_(<ExecutionPage executionId={id} onView={onView} />));
    await screen.findByText('Success');
    await waitFor(() =>
      expect(onView).toHaveBeenLastCalledWith(expect.objectContaining({ status: 'success', workflowName: 'Order fulfilment' })),
    );
    expect(api.asked.filter((path) => path === `GET /api/executions/${id}`)).toHaveLength(1);
  });
});

describe('console', () => {
  test('another workflowId is warned of once', async () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => {});
    shown(ended);
    const { rerender } = show({ workflowId: 'another' });
    await screen.findByText('Success');
    rerender(
      within_(
        <ReactFlowProvider>
          <WorkflowExecutionViewer executionId={id} workflowId="another" className="again" />
        </ReactFlowProvider>,
      ),
    );
    expect(warn.mock.calls).toEqual([[expect.stringContaining('belongs to workflow wf-1; workflowId was given as another')]]);
  });

  test('a missing stylesheet is said in the viewer and in the console', async () => {
    shown(ended);
    show();
    await screen.findByText('Success');
    expect(screen.getAllByRole('alert')[0]?.textContent).toContain("Import 'perdure/ui/styles.css'");
    expect(complaints).toHaveBeenCalledWith(expect.stringContaining("Import 'perdure/ui/styles.css'"));
  });

  test('a missing provider is named, and the rest of the viewer stays', async () => {
    shown(ended);
    render(within_(<WorkflowExecutionViewer executionId={id} workflowId={workflowId} />));
    expect(await screen.findByText('ReactFlowProvider is missing')).toBeTruthy();
    expect(screen.getByRole('region', { name: 'Timeline' })).toBeTruthy();
  });
});

describe('states', () => {
  test('queued: says so, and how long', async () => {
    shown(executionView([nodeView('a')], { dispatchedAt: null, startedAt: new Date(Date.now() - 65_000).toISOString() }));
    show();
    expect(await screen.findByText('Queued')).toBeTruthy();
    expect(screen.getByText(/^Queued for/).textContent).toBe('Queued for 1m 5s. It begins as soon as a worker takes it.');
  });

  test('the version that ran is gone: the steps are there', async () => {
    shown(ended);
    api.graph = null;
    show();
    expect(await screen.findByText('The version that ran is gone')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Charge card, success' })).toBeTruthy();
  });

  test('its events were removed: what is known is shown, and it cannot be replayed', async () => {
    shown(ended);
    api.answer = (path) => (path.endsWith('/events') ? { status: 200, body: { events: [], next: 0 } } : undefined);
    show();
    fireEvent.click(await screen.findByRole('button', { name: 'Replay' }));
    await waitFor(() => expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Replay' }).disabled).toBe(true));
    expect(screen.getByRole('button', { name: 'Replay' }).title).toContain('removed by retention');
    expect(screen.queryByRole('button', { name: 'Back to the end' })).toBeNull();
    expect(header()).toContain('Success');
  });

  test.each([
    [404, 'EXECUTION_NOT_FOUND', 'Execution not found'],
    [403, 'FORBIDDEN', 'You may not see this execution'],
    [401, 'UNAUTHORIZED', 'You are not signed in'],
  ])('%i %s: a clear page without anything of the execution', async (status, code, title) => {
    api.answer = () => refusal(status, code, 'A secret detail.');
    show();
    expect(await screen.findByRole('heading', { name: title })).toBeTruthy();
    const text = document.body.textContent ?? '';
    expect(text).not.toContain('A secret detail.');
    expect(text).not.toContain('Order fulfilment');
    shown(ended);
    api.answer = null;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Success')).toBeTruthy();
  });

  test('the server away before anything was read: it says so and comes by itself', async () => {
    api.answer = () => refusal(503, 'UNAVAILABLE', 'The database is away.');
    show();
    expect(await screen.findByRole('heading', { name: 'The server cannot be reached' })).toBeTruthy();
    shown(ended);
    api.answer = null;
    expect(await screen.findByText('Success', {}, { timeout: 5_000 })).toBeTruthy();
  });

  test('access lost meanwhile: what was known stays, and says of when it is', async () => {
    shown(open);
    api.answer = (path) => (path.endsWith('/stream') ? refusal(401, 'UNAUTHORIZED', 'Sign in.') : undefined);
    show();
    expect(await screen.findByText(/You are not signed in\. Showing the state of \d\d:\d\d:\d\d\./)).toBeTruthy();
    expect(header()).toContain('Running');
    expect(screen.getByText('Offline')).toBeTruthy();
  });
});

describe('replay', () => {
  const bodies: JournalBody[] = [
    { type: 'execution.started', cause: 'trigger' },
    { type: 'node.started', visit: 'a', nodeId: 'a', attempt: 1 },
    { type: 'node.completed', visit: 'a', nodeId: 'a', attempt: 1, edges: {}, output: { charge: 1 } },
  ];
  const events = bodies.map((body, seq) => ({ ...body, seq: seq + 1, run: 1, at: at(seq) }) as JournalEvent);

  test('goes from event to event by the arrow keys, in header, timeline and details alike, and back to the end', async () => {
    shown(ended);
    api.events = events;
    render(within_(<ExecutionPage executionId={id} selectedNode="a" />));
    const stage = await screen.findByRole('region', { name: 'Execution of Order fulfilment' });
    fireEvent.keyDown(stage, { key: 'ArrowLeft' });
    await waitFor(() => expect(header()).toContain('Replay'));
    await waitFor(() => expect(header()).toContain('Running'));
    expect((await timeline()).getByRole('button', { name: 'Charge card, running' })).toBeTruthy();
    const details = within(screen.getByRole('complementary', { name: 'Details' }));
    fireEvent.click(details.getByRole('tab', { name: 'Output' }));
    expect(details.getByRole('tabpanel').textContent).toBe('It has not ended, so there is no output yet.');
    fireEvent.keyDown(stage, { key: 'n' });
    await waitFor(() => expect(header()).toContain('Success'));
    expect(header()).not.toContain('Replay');
  });

  test('plays the whole run at the first press, though its events are fetched only then', async () => {
    shown(ended);
    api.events = events;
    show();
    fireEvent.click(await screen.findByRole('button', { name: 'Replay' }));
    await waitFor(() => expect(header()).toContain('Replay'));
    const moment = () => Number(screen.getByRole('slider', { name: 'Moment shown' }).getAttribute('aria-valuenow'));
    expect(moment()).toBeLessThan(Date.parse(at(1)));
    const before = moment();
    await waitFor(() => expect(moment()).toBeGreaterThan(before));
    fireEvent.click(screen.getByRole('button', { name: 'Pause' }));
    expect(screen.getByRole('button', { name: 'Replay' })).toBeTruthy();
    expect(header()).toContain('Replay');
  });

  test('another execution in the same place is shown as it is now, with nothing selected', async () => {
    shown(ended);
    api.events = events;
    const { rerender } = show();
    fireEvent.keyDown(await screen.findByRole('region', { name: 'Execution of Order fulfilment' }), { key: 'ArrowDown' });
    await screen.findByRole('heading', { name: 'Charge card' });
    fireEvent.keyDown(screen.getByRole('slider', { name: 'Moment shown' }), { key: 'Home' });
    await waitFor(() => expect(header()).toContain('Replay'));
    const other = 'ex-2';
    shown({ ...ended, id: other });
    rerender(
      within_(
        <ReactFlowProvider>
          <WorkflowExecutionViewer executionId={other} workflowId={workflowId} />
        </ReactFlowProvider>,
      ),
    );
    await waitFor(() => expect(document.querySelector('.pd-viewer')?.getAttribute('data-execution-id')).toBe(other));
    await screen.findByText('Success');
    expect(header()).not.toContain('Replay');
    expect(screen.queryByRole('heading', { name: 'Charge card' })).toBeNull();
  });

  test('begins at the moment of a link, and tells the moment that it comes to rest at', async () => {
    shown(ended);
    api.events = events;
    const onMomentChange = jest.fn();
    render(within_(<ExecutionPage executionId={id} moment={at(1)} onMomentChange={onMomentChange} />));
    expect(await (await timeline()).findByRole('button', { name: 'Charge card, running' })).toBeTruthy();
    fireEvent.keyDown(screen.getByRole('slider', { name: 'Moment shown' }), { key: 'Home' });
    await waitFor(() => expect(onMomentChange.mock.calls).toEqual([[at(0)]]));
    fireEvent.keyDown(screen.getByRole('slider', { name: 'Moment shown' }), { key: 'End' });
    await waitFor(() => expect(onMomentChange).toHaveBeenLastCalledWith(null));
  });
});

describe('dialog', () => {
  function Host({ onClose }: { onClose(): void }) {
    return within_(<WorkflowExecutionViewerDialog executionId={id} workflowId={workflowId} onClose={onClose} />);
  }

  test.each([
    ['Escape', () => fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' })],
    ['the cross', () => fireEvent.click(screen.getByRole('button', { name: 'Close' }))],
  ])('is a dialog with its own provider; %s closes it', async (_how, close) => {
    shown(ended);
    const onClose = jest.fn();
    render(<Host onClose={onClose} />);
    const dialog = await screen.findByRole('dialog', { name: 'Execution' });
    await within(dialog).findByText('Success');
    expect(within(dialog).queryByText('ReactFlowProvider is missing')).toBeNull();
    await waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true));
    close();
    await waitFor(() => expect(onClose).toHaveBeenCalledTimes(1));
  });

  test('the focus is where it was when it is gone', async () => {
    shown(ended);
    const opener = document.body.appendChild(document.createElement('button'));
    opener.focus();
    const { unmount } = render(<Host onClose={() => {}} />);
    const dialog = await screen.findByRole('dialog');
    await waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true));
    unmount();
    await waitFor(() => expect(document.activeElement).toBe(opener));
    opener.remove();
  });
});
