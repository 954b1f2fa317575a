import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { orderCases } from '../stand/order-cases.ts';
import type { State } from './state.ts';

const PAGE = fileURLToPath(new URL('../../../docs/theming.md', import.meta.url));

/** The viewer in the colours that the docs give as an example. */
export const THEMED_STATES: readonly State[] = [
  {
    name: 'execution-themed',
    docs: [{ file: 'themed-light.png', theme: 'light', size: 'laptop' }],
    async show({ studio }) {
      const page = await studio.visit(`/executions/${orderCases().paused}?node=packing`);
      await page.locator('[data-node-id="packing"][data-status="paused"]').waitFor();
      await page.evaluate(wear(exampleOf(readFileSync(PAGE, 'utf8'))));
      return page;
    },
  },
];

function exampleOf(text: string): string {
  const example = /```css\n([^`]*)```/.exec(text)?.[1];
  if (example === undefined) throw new Error(`${PAGE} shows no stylesheet.`);
  return example;
}

/** A sheet made by code: one in the page's text would be refused by its policy. */
function wear(css: string): string {
  return `{
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(${JSON.stringify(css)});
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }`;
}
