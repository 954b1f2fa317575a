import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Cards and rows are named in one fixed form, "Charge card, running, attempt 3", whatever else they show. */
const NAMED = /class="pd-(card|timeline-row)"/;

/** What axe finds serious or critical on a page, in words. `rules`: of these only. */
export async function seriousFaults(page: Page, rules?: readonly string[]): Promise<string[]> {
  await page.evaluate(`if (!globalThis.axe) { ${AXE} }`);
  const found = await page.evaluate(async (only) => {
    // biome-ignore lint/suspicious/noExplicitAny: axe was put into the page as text, without types
    const { violations } = await (globalThis as any).axe.run(document, {
      resultTypes: ['violations'],
      ...(only ? { runOnly: { type: 'rule', values: only } } : {}),
    });
    return violations as { id: string; impact: string; nodes: { html: string }[] }[];
  }, rules);
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => ({ id, nodes: nodes.filter(({ html }) => id !== 'label-content-name-mismatch' || !NAMED.test(html)) }))
    .filter(({ nodes }) => nodes.length > 0)
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}
