import { useCallback } from 'react';
import type { ExecutionView } from '../../common/execution/execution-view.ts';
import { visitPaceMs } from '../core/live/pace-ms.ts';
import { NodeDetails, type NodeDetailsProps } from '../details/NodeDetails.tsx';
import { type ShownMoment, useMoment } from '../hooks/use-moment.ts';

/** A node's details at the moment shown. */
export function ViewerNode({ moment, ...rest }: Omit<NodeDetailsProps, 'nowMs' | 'replaying'> & { moment: ShownMoment }) {
  const { visit } = rest;
  const paceOf = useCallback((view: ExecutionView, nowMs: number) => visitPaceMs(view, visit, nowMs), [visit]);
  return <NodeDetails {...rest} nowMs={useMoment(moment, paceOf)} replaying={moment.atMs !== null} />;
}
