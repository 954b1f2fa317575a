import type { Page } from 'playwright-core';

// said again under other names, or the outcome of others
const REPEATED = /inline|block|^-webkit|origin$/;

/** What the browser makes of each element below `selector`, by its place in the document: `property: value`. */
export function computedStyles(page: Page, selector: string): Promise<Record<string, Record<string, string>>> {
  return page.evaluate(
    ([within, repeated]) => {
      for (const animation of document.getAnimations()) if (animation instanceof CSSTransition) animation.finish();
      const found: Record<string, Record<string, string>> = {};
      const properties = [...getComputedStyle(document.body)].filter((property) => !new RegExp(repeated).test(property));
      for (const [index, element] of [...document.querySelectorAll(within)].entries()) {
        const style = getComputedStyle(element);
        const name = `${index} ${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`;
        found[name] = Object.fromEntries(properties.map((property) => [property, style.getPropertyValue(property)]));
      }
      return found;
    },
    [selector, REPEATED.source] as const,
  );
}

/** Where two of them differ, as `element: property a -> b`. */
export function differences(before: Record<string, Record<string, string>>, after: Record<string, Record<string, string>>): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => {
    const [a, b] = [before[name], after[name]];
    if (a === undefined || b === undefined) return [`${name}: only ${a === undefined ? 'after' : 'before'}`];
    return Object.keys(a)
      .filter((property) => a[property] !== b[property])
      .map((property) => `${name}: ${property} ${a[property]} -> ${b[property]}`);
  });
}

/** Switches one stylesheet that Vite put into the page, by the end of its path. */
export function switchStyles(page: Page, file: string, on: boolean): Promise<void> {
  return page.evaluate(
    ([end, enabled]) => {
      const element = document.querySelector<HTMLStyleElement>(`style[data-vite-dev-id$="${end}"]`);
      if (element?.sheet == null) throw new Error(`no stylesheet ${end} in the page`);
      element.sheet.disabled = !enabled;
    },
    [file, on] as const,
  );
}
