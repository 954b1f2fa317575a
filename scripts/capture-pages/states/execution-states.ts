import { orderCases } from '../stand/order-cases.ts';
import type { State } from './state.ts';

const EVERY_SIZE = ['desktop', 'laptop', 'phone'] as const;

/** Of executions that have ended. */
export const EXECUTION_STATES: readonly State[] = [
  {
    name: 'execution-success',
    sizes: EVERY_SIZE,
    async show({ studio }) {
      const page = await studio.visit(`/executions/${orderCases().succeeded}`);
      await page.locator('.pd-timeline-row').nth(5).waitFor();
      return page;
    },
  },
  {
    name: 'execution-retried-node',
    sizes: ['desktop', 'phone'],
    async show({ studio }) {
      const page = await studio.visit(`/executions/${orderCases().succeeded}?node=reserve`);
      await page.locator('.pd-attempt').nth(2).waitFor();
      return page;
    },
  },
  {
    name: 'execution-json',
    sizes: ['desktop', 'phone'],
    async show({ studio }) {
      const page = await studio.visit(`/executions/${orderCases().succeeded}?node=notify`);
      await page.getByRole('tab', { name: 'Input' }).click();
      await page.locator('.pd-json').first().waitFor();
      return page;
    },
  },
  {
    name: 'execution-skipped-node',
    async show({ studio }) {
      const page = await studio.visit(`/executions/${orderCases().succeeded}?node=standard`);
      await page.locator('.pd-viewer-details').getByText('Standard terms').first().waitFor();
      return page;
    },
  },
  {
    name: 'execution-facts',
    sizes: ['desktop', 'phone'],
    async show({ studio }) {
      const page = await studio.visit(`/executions/${orderCases().succeeded}`);
      await page.locator('.pd-viewer-name').click();
      await page.locator('.pd-json').first().waitFor();
      return page;
    },
  },
  {
    name: 'execution-failed',
    sizes: EVERY_SIZE,
    docs: [{ file: 'failed-light.png', theme: 'light' }],
    async show({ studio }) {
      const page = await studio.visit(`/executions/${orderCases().declined}?node=charge`);
      await page.locator('.pd-attempt').first().waitFor();
      return page;
    },
  },
  {
    name: 'execution-failed-early',
    async show({ studio }) {
      const page = await studio.visit(`/executions/${orderCases().failed}`);
      await page.locator('.pd-timeline-row').first().waitFor();
      return page;
    },
  },
  {
    name: 'execution-cancelled',
    async show({ studio }) {
      const page = await studio.visit(`/executions/${orderCases().cancelled}`);
      await page.locator('.pd-timeline-row').first().waitFor();
      return page;
    },
  },
];
