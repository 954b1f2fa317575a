import { existsSync } from 'node:fs';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Stand } from './stand/start-stand.ts';

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const TIMEOUT_MS = 12_000;

/** A browser that looks at a stand. */
export interface Studio {
  /** one page for everybody, signed in as `dev`, with the address opened */
  visit(path: string): Promise<Page>;
  /** a page of its own, signed out */
  visitSignedOut(path: string): Promise<Page>;
  close(): Promise<void>;
}

export async function openStudio({ info }: Stand): Promise<Studio> {
  const executablePath = BROWSERS.find((path) => existsSync(path));
  if (executablePath === undefined) throw new Error(`No browser at ${BROWSERS.join(', ')}.`);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--force-color-profile=srgb'] });
  const open = async (): Promise<BrowserContext> => {
    const options = { baseURL: info.apiUrl, viewport: { width: 1440, height: 900 }, timezoneId: 'Europe/Berlin', locale: 'en-GB' };
    const context = await browser.newContext(options);
    context.setDefaultTimeout(TIMEOUT_MS);
    return context;
  };
  const member = await open();
  const answer = await member.request.post('/api/session', { data: { apiKey: info.apiKey } });
  if (!answer.ok()) throw new Error(`Signing in was answered by ${answer.status()}: ${await answer.text()}`);
  const page = await member.newPage();
  const guest = await open();
  const guestPage = await guest.newPage();
  const visit = async (on: Page, path: string) => {
    await on.setViewportSize({ width: 1440, height: 900 });
    await on.goto(path);
    await on.evaluate('document.fonts.ready.then(() => true)');
    return on;
  };
  return {
    visit: (path) => visit(page, path),
    visitSignedOut: (path) => visit(guestPage, path),
    close: () => browser.close(),
  };
}
