import { type RefObject, useLayoutEffect, useState } from 'react';

/** The width of an element in px, as it changes; `fallback` until it has been laid out. */
export function useElementWidth(element: RefObject<HTMLElement | null>, fallback: number): number {
  const [width, setWidth] = useState(fallback);
  useLayoutEffect(() => {
    const target = element.current;
    if (target === null) return;
    const measure = () => setWidth((before) => (target.clientWidth > 0 ? target.clientWidth : before));
    measure();
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
