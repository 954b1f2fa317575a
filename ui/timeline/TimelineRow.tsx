import { type FocusEvent, type KeyboardEvent, memo } from 'react';
import { formatDuration } from '../../common/time/format-duration.ts';
import { clockTime } from '../core/format/clock-time.ts';
import { LOOK_WORDS, type Look } from '../core/status/look.ts';
import type { TimeScale } from '../core/timeline/time-scale.ts';
import type { TimelineRow as Row } from '../core/timeline/timeline-model.ts';
import type { IconComponent } from '../icons/icon-component.ts';
import { NodeTile } from '../parts/NodeTile.tsx';
import { StatusGlyph } from '../parts/StatusGlyph.tsx';
import { TimelineBar } from './TimelineBar.tsx';

export interface TimelineRowProps {
  row: Row;
  /** at the moment shown, which a replay sets back */
  look: Look;
  /** begun until the moment shown */
  attempts: number;
  icon: IconComponent | undefined;
  scale: TimeScale;
  selected: boolean;
  hovered: boolean;
  /** the one row that Tab comes to */
  entry: boolean;
  onSelect(visit: string): void;
  onHover(visit: string | null): void;
  onKeyDown(event: KeyboardEvent<HTMLButtonElement>): void;
}

/** Name, time and state of a node on the left, what it did in its lane. */
export const TimelineRow = memo(function TimelineRow(props: TimelineRowProps) {
  const { row, look, attempts, icon, scale, selected, hovered, entry, onSelect, onHover, onKeyDown } = props;
  const name = [row.label, LOOK_WORDS[look], ...(attempts > 1 ? [`attempt ${attempts}`] : [])].join(', ');
  const numbered = row.attempts > 1 || row.bars.some(({ failed }) => failed);
  return (
    <button
      type="button"
      className="pd-timeline-row"
      aria-label={name}
      aria-current={selected || undefined}
      data-visit={row.visit}
      data-hovered={hovered || undefined}
      data-look={look}
      tabIndex={entry ? 0 : -1}
      onClick={() => onSelect(row.visit)}
      onMouseEnter={() => onHover(row.visit)}
      onMouseLeave={() => onHover(null)}
      onFocus={(event: FocusEvent<HTMLButtonElement>) => event.currentTarget.matches(':focus-visible') && onHover(row.visit)}
      onBlur={() => onHover(null)}
      onKeyDown={onKeyDown}
    >
      <span className="pd-timeline-name" title={titleOf(row)}>
        <NodeTile type={row.type} icon={icon} size={18} />
        <span className="pd-timeline-label">{row.label}</span>
        {row.totalMs !== null && !row.instant && <span className="pd-timeline-total">{formatDuration(row.totalMs)}</span>}
        <StatusGlyph look={look} size={14} title={null} />
      </span>
      <span className="pd-timeline-lane">
        <Marks row={row} scale={scale} numbered={numbered} />
      </span>
    </button>
  );
});

function Marks({ row, scale, numbered }: { row: Row; scale: TimeScale; numbered: boolean }) {
  if (row.bars.length === 0) {
    const left = row.startMs === null ? scale.x(scale.whole.to) : scale.x(row.startMs);
    return <span className="pd-timeline-dash" data-look={row.look} style={{ left }} title={titleOf(row)} />;
  }
  const last = row.bars.at(-1);
  const end = last === undefined ? 0 : scale.x(last.endMs);
  return (
    <>
      {row.instant && row.startMs !== null ? (
        <span className="pd-timeline-point" data-look={row.look} style={{ left: scale.x(row.startMs) }} title={titleOf(row)} />
      ) : (
        row.bars.map((bar, index) => (
          <TimelineBar
            // Bars begin where the one before ends, and only the last may have no length.
            key={`${bar.kind}${bar.attempt ?? index}`}
            bar={bar}
            look={row.look}
            scale={scale}
            numbered={numbered}
            last={bar === last}
          />
        ))
      )}
      {row.look === 'unknown' && <span className="pd-timeline-point" data-look="unknown" style={{ left: end }} />}
      {row.note !== undefined && (
        <span className="pd-timeline-note" style={{ left: end + 9 }}>
          {row.note}
        </span>
      )}
    </>
  );
}

function titleOf({ label, look, startMs, endMs, totalMs }: Row): string {
  const when =
    startMs === null ? [] : [endMs === null || endMs === startMs ? clockTime(startMs) : `${clockTime(startMs)} – ${clockTime(endMs)}`];
  return [label, LOOK_WORDS[look], ...when, ...(totalMs === null || totalMs === 0 ? [] : [formatDuration(totalMs)])].join(' · ');
}
