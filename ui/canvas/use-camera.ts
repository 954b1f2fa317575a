import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useMemo } from 'react';
import { boxAround, centred, clearOf, fitted, LEAST_FIT, type Size, shows } from '../core/canvas/viewport-of.ts';
import type { GraphLayout } from '../core/layout/layout-model.ts';

const SLOW_MS = 280;
const BESIDE = 12;

export interface Camera {
  /** The whole graph, or as much as stays readable around the nodes named. */
  fit(focus: readonly string[], jump?: boolean): void;
  /** Moves to the nodes where they are not on the pane as they are; to the first of them where not all fit. */
  reveal(ids: readonly string[], jump?: boolean): void;
  zoomIn(): void;
  zoomOut(): void;
  zoomTo(zoom: number): void;
}

/** What part of the layout is seen. Moves take no time where less motion is wanted. */
export function useCamera(layout: GraphLayout | null): Camera {
  const flow = useReactFlow();
  const store = useStoreApi();
  return useMemo(() => {
    const pane = () => store.getState();
    const duration = (jump = false) => (jump || globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ? 0 : SLOW_MS);
    const around = (ids: readonly string[]) => boxAround(ids.flatMap((id) => layout?.nodes[id] ?? []));
    return {
      fit(focus, jump) {
        const boxes = Object.values(layout?.nodes ?? {});
        const all = boxAround(boxes);
        if (all === null) return;
        const summary = summarySize(pane().domNode);
        const viewport = clearOf(fitted(all, around(focus), pane(), summary.height), boxes, summary, pane());
        void flow.setViewport(viewport, { duration: duration(jump) });
      },
      reveal(ids, jump) {
        const now = flow.getViewport();
        const zoom = Math.max(now.zoom, LEAST_FIT);
        const together = around(ids);
        const fits = together !== null && together.width * zoom <= pane().width && together.height * zoom <= pane().height;
        const box = fits ? together : around(ids.slice(0, 1));
        if (box !== null && (zoom > now.zoom || !shows(now, box, pane()))) {
          void flow.setViewport(centred(box, pane(), zoom), { duration: duration(jump) });
        }
      },
      zoomIn: () => void flow.zoomIn({ duration: duration() }),
      zoomOut: () => void flow.zoomOut({ duration: duration() }),
      zoomTo: (zoom) => void flow.zoomTo(zoom, { duration: duration() }),
    };
  }, [flow, store, layout]);
}

/** px that the run's summary takes of the top left corner, with what should stay free beside it */
function summarySize(flow: HTMLElement | null): Size {
  const [pane, summary] = [flow?.getBoundingClientRect(), flow?.parentElement?.querySelector('.pd-summary')?.getBoundingClientRect()];
  if (pane === undefined || summary === undefined || summary.width === 0) return { width: 0, height: 0 };
  return { width: summary.right - pane.left + BESIDE, height: summary.bottom - pane.top + BESIDE };
}
