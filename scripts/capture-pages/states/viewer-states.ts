import { orderCases } from '../stand/order-cases.ts';
import type { State } from './state.ts';

const EVERY_SIZE = ['desktop', 'laptop', 'phone'] as const;

/** Of the viewer: an execution that waits for long, dialogs, another moment, nothing at all. */
export const VIEWER_STATES: readonly State[] = [
  {
    name: 'execution-paused',
    sizes: EVERY_SIZE,
    async show({ studio }) {
      const page = await studio.visit(`/executions/${orderCases().paused}?node=packing`);
      await page.locator('[data-node-id="packing"][data-status="paused"]').waitFor();
      return page;
    },
  },
  {
    name: 'execution-cancel-dialog',
    sizes: ['desktop', 'phone'],
    async show({ studio }) {
      const page = await studio.visit(`/executions/${orderCases().paused}`);
      await page.getByRole('button', { name: 'Cancel', exact: true }).click();
      await page.getByRole('dialog').waitFor();
      return page;
    },
  },
  {
    name: 'execution-replay',
    sizes: ['desktop', 'phone'],
    docs: [{ file: 'replay-light.png', theme: 'light' }],
    async show({ studio }) {
      const page = await studio.visit(`/executions/${orderCases().succeeded}?node=reserve`);
      await page.locator('.pd-attempt').nth(2).waitFor();
      await page.locator('.pd-viewer-stage').focus();
      await page.keyboard.press('ArrowLeft');
      await page.locator('.pd-live[data-connection="replay"]').waitFor();
      for (let back = 0; back < 11; back += 1) await page.keyboard.press('ArrowLeft');
      return page;
    },
  },
  {
    name: 'execution-keys',
    async show({ studio }) {
      const page = await studio.visit(`/executions/${orderCases().succeeded}`);
      await page.locator('.pd-timeline-row').nth(5).waitFor();
      await page.locator('.pd-viewer-stage').focus();
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
      return page;
    },
  },
  {
    name: 'execution-not-found',
    async show({ studio }) {
      const page = await studio.visit('/executions/0d8f6a1e-3b5c-4c1f-9a7e-2f6b8c0d4e99');
      await page.getByText('Execution not found').waitFor();
      return page;
    },
  },
];
