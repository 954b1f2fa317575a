import type { ExecutionView } from '../../common/execution/execution-view.ts';
import { firstLine } from '../core/explain/headline-of.ts';
import { lookOfNode } from '../core/status/look.ts';
import { NodeName } from '../details/NodeName.tsx';
import { ViewerStrip } from './ViewerStrip.tsx';

export interface FailureStripProps {
  /** the moment shown */
  view: ExecutionView;
  onSelect(visit: string): void;
}

/** What ended an execution that did not succeed, and at which node, before anybody clicks. */
export function FailureStrip({ view, onSelect }: FailureStripProps) {
  const { error, nodes } = view;
  if (error === null) return null;
  const culprit = nodes.find(({ nodeId }) => nodeId === error.nodeId);
  const message = firstLine(error.message);
  return (
    <ViewerStrip look={culprit !== undefined && lookOfNode(culprit) === 'unknown' ? 'unknown' : 'error'}>
      {culprit === undefined ? (
        message
      ) : (
        <>
          <NodeName node={culprit} view={view} near="" onSelect={onSelect} /> failed: {message}
        </>
      )}
    </ViewerStrip>
  );
}
