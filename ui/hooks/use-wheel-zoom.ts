import { type RefObject, useEffect, useRef } from 'react';

export interface WheelZoom {
  /** ⌘ or ctrl and the wheel: `factor` above 1 is closer; `clientX` is the pointer's place in the window */
  onZoom(clientX: number, factor: number): void;
  /** sideways, in px; true when something moved */
  onPan(px: number): boolean;
}

/** Zooming and panning by wheel. React's own wheel listeners are passive, and the browser would zoom the page. */
export function useWheelZoom(element: RefObject<HTMLElement | null>, zoom: WheelZoom): void {
  const latest = useRef(zoom);
  useEffect(() => {
    latest.current = zoom;
  });
  useEffect(() => {
    const target = element.current;
    if (target === null) return;
    const onWheel = (event: WheelEvent) => {
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        latest.current.onZoom(event.clientX, Math.exp(-event.deltaY * 0.004));
        return;
      }
      const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
      if (Math.abs(sideways) > (event.shiftKey ? 0 : Math.abs(event.deltaY)) && latest.current.onPan(sideways)) event.preventDefault();
    };
    target.addEventListener('wheel', onWheel, { passive: false });
    return () => target.removeEventListener('wheel', onWheel);
  }, [element]);
}
