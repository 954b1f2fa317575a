import { type RefObject, useEffect, useRef } from 'react';

const STEP: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
const FIELDS = 'input, textarea, select, [contenteditable]';

/**
 * Keys of a page that is a list: `J`, `K` and arrows move the focus along `[data-row]`, Enter opens the focused link as
 * links do, `/` goes to `[data-search]`, `F` to the first of `[data-filters]`, Escape leaves a field.
 */
export function useListKeys(): RefObject<HTMLDivElement | null> {
  const page = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { key, target } = event;
      const place = page.current;
      if (place === null || event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
      // what is open above the page, such as a dialog, has its own keys
      if (!(target instanceof HTMLElement) || !(target === document.body || place.contains(target))) return;
      if (target.matches(FIELDS)) {
        if (key === 'Escape') target.blur();
        return;
      }
      const goal = goalOf(place, key, target);
      if (goal === undefined) return;
      event.preventDefault();
      goal.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return page;
}

function goalOf(place: HTMLElement, key: string, from: HTMLElement): HTMLElement | undefined {
  if (key === '/') return place.querySelector<HTMLElement>('[data-search]') ?? undefined;
  if (key.toLowerCase() === 'f') return place.querySelector<HTMLElement>('[data-filters] :is(button, input, select)') ?? undefined;
  const step = STEP[key.length === 1 ? key.toLowerCase() : key];
  if (step === undefined) return;
  const rows = [...place.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.indexOf(from);
  return rows[at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))];
}
