import { useStoreApi } from '@xyflow/react';
import { useEffect, useState } from 'react';
import { createNowCell } from '../core/canvas/now-cell.ts';
import { CanvasBoundary } from './CanvasBoundary.tsx';
import { CanvasFlow } from './CanvasFlow.tsx';
import type { ExecutionCanvasProps } from './execution-canvas-props.ts';
import { NowContext } from './now-context.ts';

/** The graph of an execution, each node as it stands. Needs a `ReactFlowProvider` above it, and says so when there is none. */
export function ExecutionCanvas({ nowMs, ...rest }: ExecutionCanvasProps) {
  const [now] = useState(() => createNowCell(nowMs));
  useEffect(() => now.set(nowMs), [now, nowMs]);
  return (
    <CanvasBoundary graph={rest.graph}>
      <NeedsProvider />
      <NowContext value={now}>
        <CanvasFlow {...rest} />
      </NowContext>
    </CanvasBoundary>
  );
}

function NeedsProvider() {
  useStoreApi();
  return null;
}
