import { useStoreApi } from '@xyflow/react';
import { Component, type ReactNode, useEffect, useState } from 'react';
import { createNowCell } from '../core/canvas/now-cell.ts';
import { CanvasFlow } from './CanvasFlow.tsx';
import type { ExecutionCanvasProps } from './execution-canvas-props.ts';
import { NowContext } from './now-context.ts';

/** The graph of an execution, each node as it stands. Needs a `ReactFlowProvider` above it, and says so when there is none. */
export function ExecutionCanvas({ nowMs, ...rest }: ExecutionCanvasProps) {
  const [now] = useState(() => createNowCell(nowMs));
  useEffect(() => now.set(nowMs), [now, nowMs]);
  return (
    <ProviderBoundary>
      <NeedsProvider />
      <NowContext value={now}>
        <CanvasFlow {...rest} />
      </NowContext>
    </ProviderBoundary>
  );
}

function NeedsProvider() {
  useStoreApi();
  return null;
}

class ProviderBoundary extends Component<{ children: ReactNode }, { missing: boolean }> {
  override state = { missing: false };

  static getDerivedStateFromError(error: unknown) {
    if (error instanceof Error && /ReactFlowProvider|zustand provider/i.test(error.message)) return { missing: true };
    throw error;
  }

  override render() {
    if (!this.state.missing) return this.props.children;
    return (
      <div className="pd-empty" role="alert">
        <h3>ReactFlowProvider is missing</h3>
        <p>
          Wrap the viewer in <code>ReactFlowProvider</code>, which <code>perdure/ui</code> exports.
        </p>
      </div>
    );
  }
}
