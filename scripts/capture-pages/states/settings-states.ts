import type { State } from './state.ts';

export const SETTINGS_STATES: readonly State[] = [
  {
    name: 'settings',
    sizes: ['desktop', 'laptop', 'phone'],
    docs: [{ file: 'settings-light.png', theme: 'light' }],
    async show({ studio }) {
      const page = await studio.visit('/settings');
      await page.getByRole('button', { name: 'Create key' }).waitFor();
      return page;
    },
  },
  {
    name: 'settings-create-key',
    sizes: ['desktop', 'phone'],
    async show({ studio }) {
      const page = await studio.visit('/settings');
      await page.getByRole('button', { name: 'Create key' }).click();
      await page.getByLabel('Name').fill('Order service');
      return page;
    },
  },
  {
    name: 'settings-key-shown-once',
    sizes: ['desktop', 'phone'],
    async show({ studio }) {
      const page = await studio.visit('/settings');
      await page.getByRole('button', { name: 'Create key' }).click();
      await page.getByLabel('Name').fill('Order service');
      await page.getByRole('dialog').getByRole('button', { name: 'Create key' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      return page;
    },
  },
];
