import { Handle, type NodeProps, Position } from '@xyflow/react';
import { memo } from 'react';
import { LOOK_WORDS, lookOfNode } from '../core/status/look.ts';
import { Check } from '../icons/icons.ts';
import { NodeTile } from '../parts/NodeTile.tsx';
import { StatusGlyph } from '../parts/StatusGlyph.tsx';
import { CardLine } from './CardLine.tsx';
import type { CardNode } from './card-node.ts';

/** One node: its tile, its name, what became of it, its mark; below, the ways out when there are several. */
export const NodeCard = memo(function NodeCard({ data, selected }: NodeProps<CardNode>) {
  const { node, outlets, chosen, down, hasError, quiet, hovered, icon, purpose, join } = data;
  const look = quiet ? 'idle' : lookOfNode(node);
  const attempt = node.attempts.at(-1)?.attempt ?? 0;
  const tries = attempt > 1 ? `, attempt ${attempt}` : '';
  const stands = quiet ? 'did not fire' : look === 'retrying' ? 'running' : LOOK_WORDS[look];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button of HTML may hold neither rows nor a drag of the canvas
    <div
      className="pd-card"
      role="button"
      tabIndex={0}
      aria-pressed={selected}
      aria-label={`${node.label}, ${purpose ?? `${stands}${tries}`}`}
      data-node-id={node.nodeId}
      data-status={node.status}
      data-skipped={node.skipped}
      data-attempt={attempt}
      data-look={purpose === null ? look : undefined}
      data-selected={selected || undefined}
      data-hovered={hovered || undefined}
    >
      <div className="pd-card-body">
        <NodeTile type={node.type} icon={icon} quiet={quiet} />
        <div className="pd-card-words">
          <span className="pd-card-name" title={node.label}>
            {node.label}
          </span>
          <CardLine data={data} />
        </div>
        {purpose === null && <StatusGlyph look={look} title={quiet ? 'did not fire' : LOOK_WORDS[look]} />}
      </div>
      {outlets.length > 0 && (
        <div className="pd-card-rail">
          {outlets.map((handle) => (
            <span key={handle} className="pd-card-outlet" data-state={chosen[handle]} title={handle}>
              {chosen[handle] === 'taken' && <Check size={12} aria-hidden="true" />}
              <span>{handle}</span>
            </span>
          ))}
        </div>
      )}
      {join !== null && <span className="pd-card-join">{join}</span>}
      {hasError && <span className="pd-card-error" data-state={chosen.error} data-down={down || undefined} />}
      <Handle type="target" position={down ? Position.Top : Position.Left} isConnectable={false} />
      <Handle type="source" position={down ? Position.Bottom : Position.Right} isConnectable={false} />
    </div>
  );
});
