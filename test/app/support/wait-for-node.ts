import type { Page } from 'playwright-core';

/** Until the card of a node shows this status, and has the other attributes given: `{ attempt: '2', skipped: 'true' }`. */
export async function waitForNode(page: Page, nodeId: string, status: string, attributes: Record<string, string> = {}): Promise<void> {
  const more = Object.entries(attributes).map(([name, value]) => `[data-${name}="${value}"]`);
  await page.waitForSelector(`[data-node-id="${nodeId}"][data-status="${status}"]${more.join('')}`, { state: 'attached' });
}

/** Until the viewer says that the execution has this status. */
export async function waitForExecution(page: Page, executionId: string, status: string): Promise<void> {
  await page.waitForSelector(`[data-execution-id="${executionId}"][data-status="${status}"]:not([data-row])`);
}
