import { useState } from 'react';
import type { NodeView } from '../../common/execution/execution-view.ts';
import { ChevronDown, ChevronRight } from '../icons/icons.ts';
import { NodeTile } from '../parts/NodeTile.tsx';
import { StatusGlyph } from '../parts/StatusGlyph.tsx';

export interface TimelineRestProps {
  nodes: readonly NodeView[];
  ended: boolean;
  selected: string | null;
  onSelect(visit: string): void;
}

/** More names than that are on the canvas only. */
const SHOWN = 100;

/** The last line: how many nodes have not had their turn; a click names them. */
export function TimelineRest({ nodes, ended, selected, onSelect }: TimelineRestProps) {
  const [open, setOpen] = useState(false);
  if (nodes.length === 0) return null;
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <>
      <button type="button" className="pd-timeline-row" data-rest aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className="pd-timeline-name">
          <span className="pd-timeline-chevron">
            <Chevron size={14} aria-hidden="true" />
          </span>
          <span className="pd-timeline-label">{`${nodes.length} not reached${ended ? '' : ' yet'}`}</span>
          <StatusGlyph look="idle" size={14} title={null} />
        </span>
      </button>
      {open &&
        nodes.slice(0, SHOWN).map(({ visit, label, type }) => (
          <button
            key={visit}
            type="button"
            className="pd-timeline-row"
            data-rest
            aria-label={`${label}, not reached${ended ? '' : ' yet'}`}
            aria-current={visit === selected || undefined}
            onClick={() => onSelect(visit)}
          >
            <span className="pd-timeline-name">
              <NodeTile type={type} size={18} quiet />
              <span className="pd-timeline-label">{label}</span>
              <StatusGlyph look="idle" size={14} title={null} />
            </span>
          </button>
        ))}
    </>
  );
}
