import { type RefObject, useEffect } from 'react';

/** Tells whether `element` is in sight, each time that changes. */
export function useAtTop(element: RefObject<Element | null>, onAtTop: (atTop: boolean) => void): void {
  useEffect(() => {
    if (element.current === null || typeof IntersectionObserver === 'undefined') return;
    const observer = new IntersectionObserver(([entry]) => entry && onAtTop(entry.isIntersecting));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, onAtTop]);
}
