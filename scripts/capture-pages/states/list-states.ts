import { place } from '../stand/place.ts';
import type { State } from './state.ts';

export const LIST_STATES: readonly State[] = [
  {
    name: 'executions',
    sizes: ['desktop', 'laptop', 'phone'],
    docs: [
      { file: 'executions-light.png', theme: 'light' },
      { file: 'executions-dark.png', theme: 'dark' },
    ],
    async show({ stand, studio }) {
      // two that are still at it while the picture is taken
      await place(stand, { amount: 505, busy: 40 });
      await place(stand, { amount: 132, warehouseMs: 60_000, paymentsMs: 300 });
      const page = await studio.visit('/executions');
      await page.locator('[data-row]').nth(12).waitFor();
      await page.locator('[data-row][data-status="running"]').nth(1).waitFor();
      await page.getByText('In step with Temporal').waitFor();
      return page;
    },
  },
  {
    name: 'executions-failed',
    sizes: ['desktop', 'phone'],
    async show({ studio }) {
      const page = await studio.visit('/executions?status=error');
      await page.locator('[data-row]').first().waitFor();
      return page;
    },
  },
  {
    name: 'executions-no-match',
    sizes: ['desktop', 'phone'],
    async show({ studio }) {
      const page = await studio.visit('/executions?status=error&user=nobody%40shop.example');
      await page.getByRole('button', { name: 'Clear filters' }).waitFor();
      return page;
    },
  },
];
