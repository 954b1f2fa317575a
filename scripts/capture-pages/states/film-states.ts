import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { develop, record } from '../film/film.ts';
import { THEMES } from '../sizes.ts';
import { orderCases } from '../stand/order-cases.ts';
import { place } from '../stand/place.ts';
import type { State } from './state.ts';

const VIEWPORT = { width: 1_080, height: 860 };

/** An order from its first moment to its last, for the head of the README. */
export const FILM_STATES: readonly State[] = THEMES.map((theme) => ({
  name: `film-${theme}`,
  async film({ stand, studio }, folder) {
    const page = await studio.visit(`/executions/${orderCases().succeeded}`);
    // what the viewer is made of is there before the run begins
    await page.locator('.pd-timeline-row').nth(5).waitFor();
    await page.setViewportSize(VIEWPORT);
    await page.emulateMedia({ colorScheme: theme });
    const order = { amount: 640, packing: '2s', busy: 2, warehouseMs: 1_500, paymentsMs: 2_200 };
    await page.goto(`/executions/${await place(stand, order)}`);
    await page.locator('[data-node-id]').first().waitFor();
    const ended = page.locator('[data-execution-id][data-status="success"]:not([data-row])').waitFor({ timeout: 60_000 });
    const shots = await record(page, ended);
    const blank = await studio.visitSignedOut('/favicon.svg');
    await blank.goto('about:blank');
    const file = join(folder, `live-${theme}.webp`);
    writeFileSync(file, await develop(blank, shots));
  },
}));
