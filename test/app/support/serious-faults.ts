import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds serious or critical on a page, in words. */
export async function seriousFaults(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    // biome-ignore lint/suspicious/noExplicitAny: axe was put into the page as text, without types
    const { violations } = await (globalThis as any).axe.run(document, { resultTypes: ['violations'] });
    return violations as { id: string; impact: string; nodes: { html: string }[] }[];
  });
  // a card is named in one fixed form, "Charge card, running, attempt 3", whatever else its second line says
  const named = found.filter(
    ({ id, nodes }) => id !== 'label-content-name-mismatch' || nodes.some(({ html }) => !html.includes('pd-card')),
  );
  return named
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}
