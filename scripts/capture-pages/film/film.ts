import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { animatedWebp, type WebpFrame } from './animated-webp.ts';

/** closer, and the film of a whole run no longer fits into 1.5 MB */
const EVERY_MS = 260;
/** how often the browser is asked for what it paints */
const PAINTED_MS = 90;
/** until all has been painted */
const AFTERWARDS_MS = 700;
/** how long the end stands before the film begins again */
const END_MS = 3_500;

interface Shot {
  atMs: number;
  png: string;
}

interface Encoded extends Omit<WebpFrame, 'webp' | 'ms'> {
  webp: string;
}

/** What a page shows, as it is painted, until `ended` and a little longer. */
export async function record(page: Page, ended: Promise<unknown>): Promise<Shot[]> {
  const shots: Shot[] = [];
  const session = await page.context().newCDPSession(page);
  session.on('Page.screencastFrame', async ({ data, metadata, sessionId }) => {
    shots.push({ atMs: (metadata.timestamp ?? 0) * 1_000, png: data });
    // the next one comes when this one has been acknowledged
    await sleep(PAINTED_MS);
    await session.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined); // the film is over
  });
  await session.send('Page.startScreencast', { format: 'png' });
  await ended;
  await sleep(AFTERWARDS_MS);
  await session.send('Page.stopScreencast');
  await session.detach();
  return spaced(shots);
}

/** In order, in which they may not have come, and none too soon after another. The last one stays: it is the end. */
function spaced(shots: readonly Shot[]): Shot[] {
  const kept: Shot[] = [];
  for (const shot of shots.toSorted((a, b) => b.atMs - a.atMs)) {
    const [next] = kept;
    if (next === undefined || next.atMs - shot.atMs >= EVERY_MS) kept.unshift(shot);
  }
  return kept;
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
