import { expect } from '@jest/globals';
import { PUBLIC_ROUTES } from '../../api/public-routes.ts';
import { ROUTES } from '../../api/routes.ts';
import { launchBrowser, withBrowser } from '../app/support/browser.ts';
import { startTestApi } from './support.ts';

withBrowser(
  'the documentation page shows every route, breaks no content policy and asks nobody else',
  async () => {
    const api = await startTestApi();
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('request', (request) => {
        if (!request.url().startsWith(api.url) && !request.url().startsWith('data:')) complaints.push(request.url());
      });
      await page.goto(`${api.url}/docs`);
      await page.waitForSelector('.opblock');
      expect(await page.locator('.opblock').count()).toBe(ROUTES.length + PUBLIC_ROUTES.length);
      await page.locator('#operations-Executions-startExecution .opblock-summary-control').click();
      await page.waitForSelector('#operations-Executions-startExecution .opblock-body');
      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
      await api.close();
    }
  },
  60_000,
);
