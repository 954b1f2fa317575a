import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useLayoutEffect, useRef } from 'react';

export interface LongListProps {
  count: number;
  row(index: number): ReactNode;
  /** px, until a row is measured */
  estimate: number;
  label: string;
}

/** A list of which only what is in sight is in the page; it begins at its end, and stays there while one has not scrolled up. */
export function LongList({ count, row, estimate, label }: LongListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimate,
    overscan: 10,
    initialRect: { width: 392, height: 480 },
  });
  const atEnd = useRef(true);
  useLayoutEffect(() => {
    if (atEnd.current) virtual.scrollToIndex(count - 1, { align: 'end' });
  }, [virtual, count]);
  return (
    <div
      ref={scroller}
      className="pd-log pd-long-list"
      role="log"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
        atEnd.current = scrollTop + clientHeight >= scrollHeight - estimate;
      }}
    >
      <div className="pd-long-list-all" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ key, index, start }) => (
          <div
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            className="pd-long-list-row"
            style={{ transform: `translateY(${start}px)` }}
          >
            {row(index)}
          </div>
        ))}
      </div>
    </div>
  );
}
