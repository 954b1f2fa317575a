import { useEffect, useState } from 'react';
import type { ExecutionGraph } from '../../common/execution/execution-graph.ts';
import type { GraphLayout } from '../core/layout/layout-model.ts';
import { requestLayout } from '../core/layout/request-layout.ts';
import { layoutInput } from './layout-input.ts';

/** The layout of the graph; null until it is there. */
export function useLayout(graph: ExecutionGraph): GraphLayout | null {
  const [layout, setLayout] = useState<GraphLayout | null>(null);
  useEffect(() => {
    let current = true;
    void requestLayout(layoutInput(graph)).then((done) => {
      if (current) setLayout(done);
    });
    return () => {
      current = false;
    };
  }, [graph]);
  return layout;
}
