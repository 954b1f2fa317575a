import { useMemo } from 'react';
import type { NodeView } from '../../common/execution/execution-view.ts';
import type { IconComponent } from '../icons/icon-component.ts';
import { ChevronDown, ChevronUp, X } from '../icons/icons.ts';
import { Button } from '../parts/Button.tsx';
import { NodeTile } from '../parts/NodeTile.tsx';
import { neighbours } from './neighbours.ts';

export interface DetailsHeaderProps {
  node: NodeView;
  /** all of the execution */
  nodes: readonly NodeView[];
  icon?: IconComponent | undefined;
  /** the plugin's word for the action */
  actionLabel?: string | undefined;
  onSelect(visit: string): void;
  onClose(): void;
}

/** Which node this is, and the way to the ones before and after it. */
export function DetailsHeader({ node, nodes, icon, actionLabel, onSelect, onClose }: DetailsHeaderProps) {
  const { previous, next } = useMemo(() => neighbours(nodes, node.visit), [nodes, node.visit]);
  const kind = node.actionType ?? node.type;
  return (
    <header className="pd-details-header">
      <NodeTile type={node.type} icon={icon} size={32} />
      <div className="pd-details-name">
        <h2 title={node.label}>{node.label}</h2>
        <p title={actionLabel}>
          <code>{kind}</code>
          {node.visit !== node.nodeId && <code> · {node.visit}</code>}
        </p>
      </div>
      <Button
        kind="ghost"
        small
        icon={ChevronUp}
        aria-label="Previous node"
        disabled={previous === null}
        onClick={() => previous !== null && onSelect(previous)}
      />
      <Button
        kind="ghost"
        small
        icon={ChevronDown}
        aria-label="Next node"
        disabled={next === null}
        onClick={() => next !== null && onSelect(next)}
      />
      <Button kind="ghost" small icon={X} aria-label="Close details" onClick={onClose} />
    </header>
  );
}
