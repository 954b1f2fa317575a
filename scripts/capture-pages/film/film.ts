import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { animatedWebp, type WebpFrame } from './animated-webp.ts';

const EVERY_MS = 130;
/** how long the end stands before the film begins again */
const END_MS = 3_500;

interface Shot {
  atMs: number;
  png: string;
}

interface Encoded extends Omit<WebpFrame, 'webp' | 'ms'> {
  webp: string;
}

/** Screenshots of a page, one after the other until `hasEnded` says so, and a little longer. */
export async function record(page: Page, hasEnded: () => Promise<boolean>): Promise<Shot[]> {
  const shots: Shot[] = [];
  for (let left = 4; left > 0; ) {
    const atMs = Date.now();
    shots.push({ atMs, png: (await page.screenshot({ caret: 'hide' })).toString('base64') });
    if (await hasEnded()) left -= 1;
    await sleep(Math.max(0, atMs + EVERY_MS - Date.now()));
  }
  return shots;
}

/** The shots as an animated WebP, as fast as it was. `studio`: a blank page that does the encoding. */
export async function develop(studio: Page, shots: readonly Shot[]): Promise<Buffer> {
  await studio.evaluate(readFileSync(new URL('./encode-frame.js', import.meta.url), 'utf8'));
  const frames: WebpFrame[] = [];
  for (const [at, { png, atMs }] of shots.entries()) {
    const next = shots[at + 1];
    const ms = next === undefined ? END_MS : next.atMs - atMs;
    const before = shots[at - 1]?.png ?? null;
    const frame = await studio.evaluate<Encoded | null>(`encodeFrame(${JSON.stringify(png)}, ${JSON.stringify(before)})`);
    const last = frames.at(-1);
    if (frame !== null) frames.push({ ...frame, webp: Buffer.from(frame.webp, 'base64'), ms });
    else if (last !== undefined) last.ms += ms;
  }
  return animatedWebp(frames);
}
