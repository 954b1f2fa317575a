import { existsSync } from 'node:fs';
import { test } from '@jest/globals';
import { type Browser, chromium } from 'playwright-core';

/** Debian's Chromium, or one like it; undefined where there is none. */
export const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));

/** `test`, skipped where there is no browser. */
export const withBrowser: typeof test.skip = browserPath === undefined ? test.skip : test;

export async function launchBrowser(): Promise<Browser> {
  if (browserPath === undefined) throw new Error('no browser is installed here');
  return chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
}
