import { existsSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { chromium } from 'playwright-core';
import { PUBLIC_ROUTES } from '../../api/public-routes.ts';
import { ROUTES } from '../../api/routes.ts';
import { startTestApi } from './support.ts';

const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
const withBrowser = browserPath === undefined ? test.skip : test;

withBrowser(
  'the documentation page shows every route, breaks no content policy and asks nobody else',
  async () => {
    const api = await startTestApi();
    const browser = await chromium.launch({ executablePath: browserPath ?? '', args: ['--no-sandbox'] });
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
