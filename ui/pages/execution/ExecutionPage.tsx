'use client';

import { ReactFlowProvider } from '@xyflow/react';
import { ExecutionViewer, type ExecutionViewerProps } from '../../viewer/ExecutionViewer.tsx';

export type ExecutionPageProps = Pick<
  ExecutionViewerProps,
  'executionId' | 'selectedNode' | 'onSelectedNodeChange' | 'moment' | 'onMomentChange' | 'onView'
>;

/** An execution, as large as the page. */
export function ExecutionPage(props: ExecutionPageProps) {
  return (
    <main className="pd-page-full">
      <ReactFlowProvider key={props.executionId}>
        <ExecutionViewer {...props} takesFocus />
      </ReactFlowProvider>
    </main>
  );
}
