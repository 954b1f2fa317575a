import { ORDER_WORKFLOW_ID } from '../../../examples/order-processing/workflow-id.ts';
import type { State } from './state.ts';

export const WORKFLOW_STATES: readonly State[] = [
  {
    name: 'workflows',
    sizes: ['desktop', 'laptop', 'phone'],
    docs: [{ file: 'workflows-light.png', theme: 'light' }],
    async show({ studio }) {
      const page = await studio.visit('/workflows');
      await page.getByText('Returns').first().waitFor();
      return page;
    },
  },
  {
    name: 'workflow',
    sizes: ['desktop', 'laptop', 'phone'],
    async show({ studio }) {
      const page = await studio.visit(`/workflows/${ORDER_WORKFLOW_ID}`);
      await page.locator('[data-node-id="reserve"]').waitFor();
      return page;
    },
  },
  {
    name: 'workflow-run-dialog',
    sizes: ['desktop', 'phone'],
    async show({ studio }) {
      const page = await studio.visit(`/workflows/${ORDER_WORKFLOW_ID}`);
      await page.getByRole('button', { name: 'Run workflow' }).click();
      await page.getByRole('dialog').waitFor();
      return page;
    },
  },
  {
    name: 'workflow-not-found',
    async show({ studio }) {
      const page = await studio.visit('/workflows/0d8f6a1e-3b5c-4c1f-9a7e-2f6b8c0d4e99');
      await page
        .getByText(/not found/i)
        .first()
        .waitFor();
      return page;
    },
  },
];
