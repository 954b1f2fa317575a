import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { graphOf } from '../execution/graph-shorthand.ts';
import { seedWorkflow } from '../support/seed-workflow.ts';
import { type AppStand, createAppStand } from './support/app-stand.ts';
import { browserPath, withBrowser } from './support/browser.ts';
import { waitForExecution, waitForNode } from './support/wait-for-node.ts';

const SECRET = 'Plan nobody may know of';
const sets = graphOf({ t: ['trigger'], secret: ['set', { values: { x: 1 } }, { label: SECRET }] }, ['t>secret']);
const fails = graphOf({ t: ['trigger'], f: ['set', { values: { x: { expression: 'input.absent.deeper' } } }] }, ['t>f']);

let app: AppStand;

beforeAll(async () => {
  if (browserPath !== undefined) app = await createAppStand();
}, 120_000);

afterAll(() => app?.close());

describe('the list of executions', () => {
  withBrowser('shows new rows as they come, keeps its filter in the address, and goes back with the browser', async () => {
    const { page, complaints, close } = await app.openPage('/executions');
    await page.getByText('No executions yet').waitFor();
    await page.waitForSelector('.pd-live[data-connection="live"]', { state: 'attached' });
    const workflow = await app.stand.publish(sets);
    const good = await app.stand.trigger(workflow);
    await rowIs(page, good, 'success');
    const bad = await app.stand.trigger(await app.stand.publish(fails));
    await rowIs(page, bad, 'error');
    await expectRows(page, [bad, good]);

    await page
      .getByRole('group', { name: 'Status' })
      .getByRole('button', { name: /Failed/ })
      .click();
    await page.waitForURL('**/executions?status=error');
    await expectRows(page, [bad]);
    const other = await app.stand.trigger(workflow);
    await app.stand.ended(other);
    await page.reload();
    await expectRows(page, [bad]);
    await page.locator(`[data-row][data-execution-id="${bad}"]`).click();
    await waitForExecution(page, bad, 'error');
    await page.goBack();
    await page.waitForURL('**/executions?status=error');
    await expectRows(page, [bad]);
    await page.goBack();
    await page.waitForURL('**/executions');
    await expectRows(page, [other, bad, good]);
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('who may not see it', () => {
  withBrowser('gets a clear page for somebody else’s execution, and nothing of it', async () => {
    const { id: workflow } = await seedWorkflow(app.stand.database, { userName: 'ann', name: SECRET, versions: [sets] });
    const id = await app.stand.trigger(workflow, { note: SECRET });
    const { page, close } = await app.openPage('/executions', { userName: 'bob' });
    const told: Promise<string>[] = [];
    page.on('response', (response) => {
      if (response.url().includes('/api/') && response.headers()['content-type']?.includes('json'))
        told.push(response.text().catch(() => ''));
    });
    await page.goto(`/executions/${id}`);
    await page
      .getByRole('alert')
      .filter({ hasText: /not found/i })
      .waitFor();
    await page.goto(`/workflows/${workflow}`);
    await page
      .getByRole('alert')
      .filter({ hasText: /not found/i })
      .waitFor();
    await page.goto('/executions');
    await page.getByText('No executions yet').waitFor();
    const everything = (await Promise.all(told)).join('\n') + (await page.content());
    expect(told.length).toBeGreaterThan(3);
    expect(everything).not.toContain(SECRET);
    await close();
  });

  withBrowser('is asked to sign in when the session has ended, and comes back to where they were', async () => {
    const id = await app.stand.trigger(await app.stand.publish(sets));
    const where = `/executions/${id}?node=secret`;
    const { page, close } = await app.openPage(where);
    await waitForNode(page, 'secret', 'success');
    const ended = await page.request.delete('/api/session', { headers: { origin: app.url } });
    expect(ended.status()).toBe(204);
    await page.reload();
    await page.waitForURL('**/login?to=*');
    expect(await page.content()).not.toContain(SECRET);
    await page.getByLabel('API key').fill(`${await app.keyOf('ann')}x`);
    await page.keyboard.press('Enter');
    await page.getByRole('alert').or(page.locator('.pd-note')).first().waitFor();
    await page.getByLabel('API key').fill(await app.keyOf('ann'));
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${where}`);
    await waitForNode(page, 'secret', 'success');
    await page.getByRole('heading', { name: SECRET }).waitFor();
    await close();
  });
});

async function rowIs(page: Page, executionId: string, status: string): Promise<void> {
  await page.waitForSelector(`[data-row][data-execution-id="${executionId}"][data-status="${status}"]`);
}

/** These rows, in this order, and no other. */
async function expectRows(page: Page, ids: string[]): Promise<void> {
  await page.waitForFunction(
    (expected) =>
      [...document.querySelectorAll<HTMLElement>('[data-row]')].map(({ dataset }) => dataset.executionId).join() === expected.join(),
    ids,
  );
}
