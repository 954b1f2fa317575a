import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { ExecutionView } from '../../common/execution/execution-view.ts';
import { type Look, lookOfNode } from '../core/status/look.ts';
import type { TimeScale } from '../core/timeline/time-scale.ts';
import type { TimelineRow as Row } from '../core/timeline/timeline-model.ts';
import { useSurroundings } from '../hooks/use-surroundings.ts';
import { bringIntoSight } from './bring-into-sight.ts';
import { TimelineRow } from './TimelineRow.tsx';

export interface TimelineListProps {
  scroller: RefObject<HTMLDivElement | null>;
  rows: readonly Row[];
  /** the moment shown */
  view: ExecutionView;
  scale: TimeScale;
  selected: string | null;
  hovered: string | null;
  onSelect(visit: string): void;
  onHover(visit: string | null): void;
}

const ROW_PX = 25;
const NOT_DONE: readonly Look[] = ['running', 'retrying', 'paused', 'error', 'unknown'];
/** Longer lists draw only what is in sight. */
const PLAIN_ROWS = 100;

/** The rows. One of them is a stop of the Tab key; arrows go from row to row and select. */
export function TimelineList({ scroller, rows, view, scale, selected, hovered, onSelect, onHover }: TimelineListProps) {
  const { plugins } = useSurroundings();
  const wanted = useRef<string | null>(null);
  const virtual = rows.length > PLAIN_ROWS;
  const virtualizer = useVirtualizer({
    count: rows.length,
    enabled: virtual,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
  });
  // The scroller is this list's parent, whose ref is set after this list's own first effects.
  const [, setMounted] = useState(false);
  useEffect(() => setMounted(true), []);
  const shown = new Map(view.nodes.map((node) => [node.visit, node]));
  const chosen = rows.findIndex(({ visit }) => visit === selected);

  useEffect(() => {
    if (wanted.current !== null && focusRow(scroller.current, wanted.current)) wanted.current = null;
  });
  // What is selected comes into sight, at first what runs or failed; a live run's new rows do not move the list.
  const first = useRef(attentionOf(rows));
  useEffect(() => {
    const visit = selected ?? first.current;
    first.current = null;
    const row = visit === null ? null : rowElement(scroller.current, visit);
    if (row !== null && scroller.current !== null) bringIntoSight(scroller.current, row);
  }, [selected, scroller]);

  const latest = useRef({ rows, virtualizer, virtual, onSelect });
  useEffect(() => {
    latest.current = { rows, virtualizer, virtual, onSelect };
  });
  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLButtonElement>) => {
      const { rows: all, virtualizer: list, virtual: long, onSelect: select } = latest.current;
      const from = all.findIndex(({ visit }) => visit === event.currentTarget.dataset.visit);
      const to = { ArrowUp: from - 1, ArrowDown: from + 1, Home: 0, End: all.length - 1 }[event.key];
      if (to === undefined || event.metaKey || event.ctrlKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      const row = all[to];
      if (row === undefined) return;
      if (long) list.scrollToIndex(to);
      if (!focusRow(scroller.current, row.visit)) wanted.current = row.visit;
      select(row.visit);
    },
    [scroller],
  );

  const item = (row: Row, index: number) => {
    const node = shown.get(row.visit);
    return (
      <TimelineRow
        row={row}
        look={node === undefined ? row.look : lookOfNode(node)}
        attempts={node?.attempts.length ?? 0}
        icon={plugins.iconOf(row.actionType)}
        scale={scale}
        selected={row.visit === selected}
        hovered={row.visit === hovered}
        entry={index === Math.max(0, chosen)}
        onSelect={onSelect}
        onHover={onHover}
        onKeyDown={onKeyDown}
      />
    );
  };
  if (!virtual) {
    return (
      <ol className="pd-timeline-rows">
        {rows.map((row, index) => (
          <li key={row.visit}>{item(row, index)}</li>
        ))}
      </ol>
    );
  }
  return (
    <ol className="pd-timeline-rows" data-virtual style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map(({ index, start }) => {
        const row = rows[index];
        return (
          row !== undefined && (
            <li key={row.visit} aria-setsize={rows.length} aria-posinset={index + 1} style={{ top: start }}>
              {item(row, index)}
            </li>
          )
        );
      })}
    </ol>
  );
}

/** The last row that is not done, in whatever way. */
function attentionOf(rows: readonly Row[]): string | null {
  return rows.findLast(({ look }) => NOT_DONE.includes(look))?.visit ?? null;
}

function rowElement(scroller: HTMLElement | null, visit: string): HTMLElement | null {
  return scroller?.querySelector<HTMLElement>(`[data-visit=${JSON.stringify(visit)}]`) ?? null;
}

function focusRow(scroller: HTMLElement | null, visit: string): boolean {
  const element = rowElement(scroller, visit);
  element?.focus();
  return element !== null;
}
