import type { State } from './state.ts';

const EVERY_SIZE = ['desktop', 'laptop', 'phone'] as const;

/** Of a product in which nothing has happened yet, and for somebody who is not signed in. */
export const FRESH_STATES: readonly State[] = [
  {
    name: 'login',
    sizes: ['desktop', 'phone'],
    async show({ studio }) {
      const page = await studio.visitSignedOut('/login');
      await page.getByRole('button', { name: /sign in/i }).waitFor();
      return page;
    },
  },
  {
    name: 'login-refused',
    async show({ studio }) {
      const page = await studio.visitSignedOut('/login');
      await page.getByLabel(/key/i).fill('pdk_not-a-key');
      await page.getByRole('button', { name: /sign in/i }).click();
      await page.getByRole('alert').waitFor();
      return page;
    },
  },
  {
    name: 'executions-empty',
    sizes: EVERY_SIZE,
    async show({ studio }) {
      const page = await studio.visit('/executions');
      await page.getByText('No executions yet').waitFor();
      return page;
    },
  },
  {
    name: 'workflows-empty',
    async show({ studio }) {
      const page = await studio.visit('/workflows');
      await page.locator('.pd-empty').waitFor();
      return page;
    },
  },
  {
    name: 'page-not-found',
    async show({ studio }) {
      const page = await studio.visit('/execution');
      await page.getByText('There is no such page').waitFor();
      return page;
    },
  },
];
