import type { KeyboardEvent } from 'react';
import type { ExecutionView } from '../../common/execution/execution-view.ts';
import { neighbours } from '../details/neighbours.ts';
import type { Replay } from '../hooks/use-replay.ts';

export interface ViewerKeys {
  view: ExecutionView;
  selected: string | null;
  detailsShown: boolean;
  onSelect(visit: string | null): void;
  replay: Replay;
  onToggleFold(): void;
  onHelp(): void;
}

/** What a key does that nothing within has taken for itself. */
export function useViewerKeys({ view, selected, detailsShown, onSelect, replay, onToggleFold, onHelp }: ViewerKeys) {
  const to = (which: 'previous' | 'next') => {
    const visit = neighbours(view.nodes, selected ?? '')[selected === null ? 'next' : which];
    if (visit !== null) onSelect(visit);
  };
  const keys: Record<string, () => void> = {
    ArrowUp: () => to('previous'),
    ArrowDown: () => to('next'),
    ArrowLeft: () => replay.onStep(-1),
    ArrowRight: () => replay.onStep(1),
    ' ': replay.playing ? replay.onPause : replay.onPlay,
    n: replay.onLive,
    w: onToggleFold,
    '?': onHelp,
    ...(detailsShown ? { Escape: () => onSelect(null) } : {}),
  };
  return (event: KeyboardEvent<HTMLElement>) => {
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || takesKeys(event)) return;
    const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
}

const WIDGETS = 'input, textarea, select, [contenteditable], [role="tablist"], [role="group"] button, pre, .pd-json';

/** A field takes every key, a button those that press it; what a portal brought up stands outside of the viewer. */
function takesKeys({ target, currentTarget, key }: KeyboardEvent<HTMLElement>): boolean {
  if (!(target instanceof Element) || !currentTarget.contains(target) || target.closest(WIDGETS) !== null) return true;
  return (key === ' ' || key === 'Enter') && target.closest('button, a, [role="button"]') !== null;
}
