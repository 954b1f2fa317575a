import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { ExecutionView } from '../../common/execution/execution-view.ts';
import type { JournalEvent } from '../../common/execution/journal-event.ts';
import { statusesOf } from '../execution/test-stand.ts';
import { type AppStand, createAppStand } from './support/app-stand.ts';
import { browserPath, withBrowser } from './support/browser.ts';
import { ORDER, ORDER_GRAPH, orderServices } from './support/order-workflow.ts';
import { type Picture, pictureOf } from './support/picture.ts';
import { waitForExecution, waitForNode } from './support/wait-for-node.ts';

const services = orderServices();
let app: AppStand;

beforeAll(async () => {
  if (browserPath !== undefined) app = await createAppStand(services.config);
}, 120_000);

afterAll(() => app?.close());

describe('an execution watched in the browser', () => {
  withBrowser('runs before your eyes from trigger to success: a skipped branch, retries, a pause', async () => {
    const id = await app.stand.trigger(await app.stand.publish(ORDER_GRAPH), ORDER);
    const { page, complaints, close } = await app.openPage(`/executions/${id}?node=reserve`);

    await waitForNode(page, 'reserve', 'running', { attempt: '2' });
    await waitForNode(page, 'standard', 'idle', { skipped: 'true' });
    await waitForNode(page, 'packing', 'idle', { skipped: 'false' });
    await edgeIs(page, 'large-priority', 'taken');
    await edgeIs(page, 'large-standard', 'dead');
    await edgeIs(page, 'packing-notify', 'pending');
    await tabSays(page, 'Running', 'running');
    await detailsSay(page, /Attempt 1.*failed.*\/warehouse\/reservations answered 503.*Attempt 2.*is running/s);
    const { bars } = await pictureOf(page);
    expect(bars.reserve).toEqual(['attempt error', 'wait error', 'attempt running']);

    services.warehouse.open();
    await waitForNode(page, 'reserve', 'success', { attempt: '3' });
    await select(page, 'packing');
    await waitForNode(page, 'packing', 'paused');
    await detailsSay(page, /until .*\d:\d\d/);
    await tabSays(page, 'Paused', 'paused');
    expect(new URL(page.url()).searchParams.get('node')).toBe('packing');

    // another tab, and this one loaded anew in the middle
    const other = await page.context().newPage();
    await Promise.all([other.goto(`/executions/${id}`), page.reload()]);
    for (const tab of [page, other]) {
      await waitForExecution(tab, id, 'success');
      await tabSays(tab, 'Succeeded', 'success');
    }
    const [picture, same] = [await pictureOf(page), await pictureOf(other)];
    expect(same).toEqual(picture);
    expectToShow(picture, await app.stand.view(id));
    expect(picture.bars.reserve).toEqual(['attempt error', 'wait error', 'attempt error', 'wait error', 'attempt success']);

    await goBack(page, await app.stand.events(id));
    expect(complaints).toEqual([]);
    await close();
  });

  withBrowser('fails before your eyes, and says where, why, by which code, and what to do', async () => {
    const id = await app.stand.trigger(await app.stand.publish(ORDER_GRAPH), { ...ORDER, customerId: 'c-9' });
    const { page, complaints, close } = await app.openPage(`/executions/${id}`);
    await waitForExecution(page, id, 'error');
    await waitForNode(page, 'find-customer', 'error');
    await tabSays(page, 'Failed', 'error');
    await select(page, 'find-customer');
    await detailsSay(page, /There is no customer c-9/);
    await detailsSay(page, /STEP_FAILED/);
    expectToShow(await pictureOf(page), await app.stand.view(id));
    expect(complaints).toEqual([]);
    await close();
  });

  withBrowser('is cancelled by the dialog, and the reason stands there afterwards', async () => {
    const id = await app.stand.trigger(await app.stand.publish(ORDER_GRAPH), { ...ORDER, packingTime: '1h' });
    const { page, complaints, close } = await app.openPage(`/executions/${id}`);
    await waitForNode(page, 'packing', 'paused');
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    await page.getByLabel('Reason').fill('ordered twice, says Ada');
    await page.getByRole('button', { name: 'Cancel execution' }).click();
    await waitForExecution(page, id, 'error');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('Cancelled').first().waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'under test' }).click();
    await detailsSay(page, /Cancelled.*ordered twice, says Ada/s);
    expect((await app.stand.view(id)).closeReason).toBe('cancelled');
    expect(await page.getByRole('button', { name: 'Cancel', exact: true }).count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });
});

/** From the end of the order back to the second attempt at the warehouse, by the slider; and there again by the address alone. */
async function goBack(page: Page, events: readonly JournalEvent[]): Promise<void> {
  await select(page, 'reserve');
  const slider = page.getByRole('slider', { name: 'Moment shown' });
  const then = events.find((event) => event.type === 'node.started' && event.nodeId === 'reserve' && event.attempt === 2)?.at ?? '';
  expect(Date.parse(then)).toBeGreaterThan(0);
  const moment = () => new URL(page.url()).searchParams.get('at');
  while (moment() === null || (moment() ?? '') > then) {
    const before = page.url();
    await slider.press('ArrowLeft');
    await page.waitForURL((url) => url.href !== before);
  }
  expect(moment()).toBe(then);
  await detailsSay(page, /Attempt 2.*is running/s);
  expect(await page.getByRole('complementary', { name: 'Details' }).textContent()).not.toContain('Attempt 3');
  const picture = await pictureOf(page);
  expect(picture.status).toBe('running');
  expect(picture.nodes).toMatchObject({ priority: 'success 0', standard: 'skipped 0', packing: 'idle 0', result: 'idle 0' });
  expect(picture.edges).toMatchObject({ 'large-standard': 'dead', 'packing-notify': 'pending' });
  await page.waitForSelector('[data-visit="reserve"][data-look="retrying"]');
  expect(new URL(page.url()).searchParams.get('node')).toBe('reserve');

  const anew = await page.context().newPage();
  await anew.goto(page.url());
  await waitForNode(anew, 'reserve', 'running', { attempt: '2' });
  await detailsSay(anew, /Attempt 2.*is running/s);
  expect(await pictureOf(anew)).toEqual(picture);
  await anew.getByRole('button', { name: 'Back to the end' }).click();
  await waitForNode(anew, 'result', 'success');
  await anew.waitForURL((url) => !url.searchParams.has('at'));
}

/** The card may lie outside of the picture: it is clicked all the same. */
async function select(page: Page, nodeId: string): Promise<void> {
  await page.locator(`[data-node-id="${nodeId}"]`).dispatchEvent('click');
}

async function edgeIs(page: Page, id: string, state: string): Promise<void> {
  await page.waitForSelector(`[data-edge-id="${id}"][data-state="${state}"]`, { state: 'attached' });
}

async function detailsSay(page: Page, words: RegExp): Promise<void> {
  await page.getByRole('complementary', { name: 'Details' }).filter({ hasText: words }).waitFor();
}

/** Title and icon of the tab. */
async function tabSays(page: Page, word: string, icon: string): Promise<void> {
  await page.waitForFunction(
    ([start, name]) =>
      document.title.startsWith(`${start}: under test`) &&
      document
        .querySelector('link[rel="icon"]')
        ?.getAttribute('href')
        ?.includes(name ?? ''),
    [word, icon],
  );
}

function expectToShow(picture: Picture, view: ExecutionView): void {
  const attempts = (nodeId: string) => view.nodes.find((node) => node.nodeId === nodeId)?.attempts.at(-1)?.attempt ?? 0;
  const nodes = Object.entries(statusesOf(view)).map(([nodeId, status]) => [nodeId, `${status} ${attempts(nodeId)}`]);
  expect(picture.status).toBe(view.status);
  expect(picture.nodes).toEqual(Object.fromEntries(nodes));
  expect(picture.edges).toEqual(expect.objectContaining(view.edges));
}
