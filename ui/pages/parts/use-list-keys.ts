import { type KeyboardEvent, useCallback } from 'react';

const STEP: Record<string, number> = { j: 1, k: -1 };

/** `J` and `K` move the focus along the links of a list; Enter opens the focused one, as links do. */
export function useListKeys(): (event: KeyboardEvent<HTMLElement>) => void {
  return useCallback((event) => {
    const step = STEP[event.key];
    const { target } = event;
    if (step === undefined || event.metaKey || event.ctrlKey || event.altKey || !(target instanceof HTMLElement)) return;
    if (target.matches('input, textarea, select, [contenteditable]')) return;
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
    if (rows.length === 0) return;
    const at = rows.indexOf(target);
    rows[at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))]?.focus();
    event.preventDefault();
  }, []);
}
