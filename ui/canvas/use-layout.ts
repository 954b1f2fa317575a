import { useEffect, useState } from 'react';
import type { ExecutionGraph } from '../../common/execution/execution-graph.ts';
import { layoutInput } from '../core/canvas/layout-input.ts';
import type { GraphLayout } from '../core/layout/layout-model.ts';
import { requestLayout } from '../core/layout/request-layout.ts';

/** The layout of the graph; null until it is there. */
export function useLayout(graph: ExecutionGraph): GraphLayout | null {
  const [layout, setLayout] = useState<GraphLayout | null>(null);
  const [failure, setFailure] = useState<{ cause: unknown } | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    requestLayout(layoutInput(graph), leaving.signal).then(setLayout, (cause: unknown) => {
      if (!leaving.signal.aborted) setFailure({ cause });
    });
    return () => leaving.abort();
  }, [graph]);
  // the boundary above says it; a canvas that stays empty would not
  if (failure !== null) throw failure.cause;
  return layout;
}
