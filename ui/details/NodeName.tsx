import type { ExecutionView } from '../../common/execution/execution-view.ts';
import { visitOfNode } from './visit-of-node.ts';

export interface NodeNameProps {
  node: { nodeId: string; label: string };
  view: ExecutionView;
  /** the visit that is shown */
  near: string;
  onSelect(visit: string): void;
}

/** The name of a node in a sentence; a click shows the node. */
export function NodeName({ node: { nodeId, label }, view, near, onSelect }: NodeNameProps) {
  const visit = visitOfNode(view, nodeId, near);
  if (visit === null || visit === near) return <b className="pd-strong">{label}</b>;
  return (
    <button type="button" className="pd-node-name" onClick={() => onSelect(visit)}>
      {label}
    </button>
  );
}
