import type { Browser, Page } from 'playwright-core';

export interface WatchedPage {
  page: Page;
  /** errors and warnings of the console, among them what the content security policy refused */
  complaints: string[];
  /** path and query of every request to the API */
  asked: string[];
  close(): Promise<void>;
}

/** A page of its own browser context, and what it asked for and complained of. */
export async function openWatchedPage(browser: Browser): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const complaints: string[] = [];
  const asked: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(`${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    if (pathname.startsWith('/api/')) asked.push(pathname + search);
  });
  return { page, complaints, asked, close: () => context.close() };
}
