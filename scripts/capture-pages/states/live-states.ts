import { place } from '../stand/place.ts';
import type { State } from './state.ts';

/** Of executions at work while they are looked at. */
export const LIVE_STATES: readonly State[] = [
  {
    name: 'execution-running',
    sizes: ['desktop', 'laptop', 'phone'],
    docs: [
      { file: 'viewer-light.png', theme: 'light' },
      { file: 'viewer-dark.png', theme: 'dark' },
    ],
    async show({ stand, studio }) {
      const id = await place(stand, { amount: 958, busy: 2, warehouseMs: 9_000, paymentsMs: 2_500 });
      const page = await studio.visit(`/executions/${id}?node=reserve`);
      await page.locator('[data-node-id="reserve"][data-status="running"][data-attempt="3"]').waitFor();
      await page.locator('[data-node-id="charge"][data-status="success"]').waitFor();
      return page;
    },
  },
  {
    name: 'execution-retrying',
    async show({ stand, studio }) {
      const id = await place(stand, { amount: 764, busy: 4, paymentsMs: 200 });
      const page = await studio.visit(`/executions/${id}?node=reserve`);
      await page.locator('[data-node-id="reserve"][data-attempt="4"]').waitFor();
      return page;
    },
  },
];
