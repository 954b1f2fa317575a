import { Handle, type NodeProps, Position } from '@xyflow/react';
import { memo } from 'react';
import { LOOK_WORDS, lookOfNode } from '../core/status/look.ts';
import { useNow } from '../hooks/use-now.ts';
import { NodeTile } from '../parts/NodeTile.tsx';
import { StatusGlyph } from '../parts/StatusGlyph.tsx';
import { cardLine } from './card-line.ts';
import type { CardNode } from './card-node.ts';

/** One node: its tile, its name, what became of it, its mark; below, the ways out when there are several. */
export const NodeCard = memo(function NodeCard({ data, selected }: NodeProps<CardNode>) {
  const { node, outlets, chosen, down, hasError, quiet, icon, action } = data;
  const look = lookOfNode(node);
  const line = cardLine(node, action, quiet, useNow(node.status === 'running'));
  const attempt = node.attempts.at(-1)?.attempt ?? 0;
  return (
    <div
      className="pd-card"
      data-node-id={node.nodeId}
      data-status={node.status}
      data-skipped={node.skipped}
      data-attempt={attempt}
      data-look={quiet ? 'idle' : look}
      data-selected={selected || undefined}
    >
      <Handle type="target" position={down ? Position.Top : Position.Left} isConnectable={false} />
      <div className="pd-card-body">
        <NodeTile type={node.type} icon={icon} quiet={quiet} />
        <div className="pd-card-words">
          <span className="pd-card-name" title={node.label}>
            {node.label}
          </span>
          <span className="pd-card-line" title={line}>
            {line}
          </span>
        </div>
        <StatusGlyph look={quiet ? 'idle' : look} title={LOOK_WORDS[look]} />
      </div>
      {outlets.length > 0 && (
        <div className="pd-card-rail">
          {outlets.map((handle) => (
            <span key={handle} className="pd-card-outlet" data-state={chosen[handle]} title={handle}>
              {chosen[handle] === 'taken' && '✓ '}
              {handle}
            </span>
          ))}
        </div>
      )}
      {hasError && <span className="pd-card-error" data-down={down || undefined} />}
      <Handle type="source" position={down ? Position.Bottom : Position.Right} isConnectable={false} />
    </div>
  );
});
