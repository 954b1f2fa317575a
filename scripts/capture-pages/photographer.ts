import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { SIZES, type SizeName, THEMES, type Theme } from './sizes.ts';

/** Longer than any movement of a page. */
const SETTLE_MS = 450;

/** A picture for README or docs. */
export interface DocsPicture {
  file: string;
  theme: Theme;
  size?: SizeName;
}

export interface Photographer {
  takeAll(name: string, sizes?: readonly SizeName[]): Promise<void>;
  takeForDocs(pictures: readonly DocsPicture[]): Promise<void>;
}

/** Takes a page as it stands, in other themes and sizes. `fileOf`: where a picture of this name goes. */
export function createPhotographer(page: Page, fileOf: (picture: string) => string): Photographer {
  const take = async (picture: string, theme: Theme, size: SizeName) => {
    const viewport = SIZES[size];
    const at = page.viewportSize();
    if (at?.width !== viewport.width || at.height !== viewport.height) await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme: theme });
    await sleep(SETTLE_MS);
    await page.screenshot({ path: fileOf(picture), caret: 'hide' });
  };
  return {
    async takeAll(name, sizes = ['desktop']) {
      for (const size of sizes) {
        for (const theme of THEMES) await take(`${name}-${size === 'desktop' ? '' : `${size}-`}${theme}.png`, theme, size);
      }
    },
    async takeForDocs(pictures) {
      for (const { file, theme, size = 'desktop' } of pictures) await take(file, theme, size);
    },
  };
}
