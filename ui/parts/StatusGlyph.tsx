import type { ReactNode } from 'react';
import { LOOK_WORDS, type Look } from '../core/status/look.ts';

export interface StatusGlyphProps {
  look: Look;
  /** px; default 16 */
  size?: number;
  /** default the look's word; `null` where the word stands beside it */
  title?: string | null;
}

/** The mark of a status. Each has a silhouette of its own, so that it reads without colour. */
export function StatusGlyph({ look, size = 16, title = LOOK_WORDS[look] }: StatusGlyphProps) {
  return (
    <svg
      className="pd-glyph"
      data-look={look}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      role="img"
      aria-label={title ?? undefined}
      aria-hidden={title === null}
    >
      {title !== null && <title>{title}</title>}
      {SHAPES[look]}
    </svg>
  );
}

const ring = { cx: 8, cy: 8, r: 6.25, fill: 'none', strokeWidth: 1.5 };
const OCTAGON = 'M5.2 1.25h5.6l3.95 3.95v5.6l-3.95 3.95H5.2L1.25 10.8V5.2z';
const arc = (
  <>
    <circle {...ring} className="pd-glyph-rail" strokeWidth={2} />
    <path className="pd-glyph-arc" d="M8 1.75a6.25 6.25 0 0 1 6.25 6.25" fill="none" strokeWidth={2} strokeLinecap="round" />
  </>
);

const SHAPES: Record<Look, ReactNode> = {
  idle: <circle {...ring} className="pd-glyph-line" strokeDasharray="1.6 2.32" strokeLinecap="round" />,
  running: arc,
  retrying: arc,
  paused: (
    <>
      <rect className="pd-glyph-fill" x={1.5} y={1.5} width={13} height={13} rx={3} />
      <path className="pd-glyph-cut" d="M6 5v6M10 5v6" strokeWidth={1.75} strokeLinecap="round" />
    </>
  ),
  success: (
    <>
      <circle className="pd-glyph-fill" cx={8} cy={8} r={7} />
      <path className="pd-glyph-cut" d="m5 8.2 2.1 2.1L11.2 6" fill="none" strokeWidth={1.6} strokeLinecap="round" strokeLinejoin="round" />
    </>
  ),
  error: (
    <>
      <path className="pd-glyph-fill" d={OCTAGON} />
      <path className="pd-glyph-cut" d="m5.7 5.7 4.6 4.6m0-4.6-4.6 4.6" strokeWidth={1.6} strokeLinecap="round" />
    </>
  ),
  skipped: (
    <>
      <circle {...ring} className="pd-glyph-line" />
      <path className="pd-glyph-line" d="m3.8 12.2 8.4-8.4" strokeWidth={1.5} />
    </>
  ),
  disabled: (
    <path className="pd-glyph-line" d="M8 1.75v5.5M4.4 4a5.6 5.6 0 1 0 7.2 0" fill="none" strokeWidth={1.5} strokeLinecap="round" />
  ),
  unknown: (
    <>
      <path className="pd-glyph-line pd-glyph-soft" d="M8 .9 15.1 8 8 15.1.9 8z" strokeWidth={1.4} strokeLinejoin="round" />
      <path
        className="pd-glyph-line"
        d="M6.4 6.5a1.6 1.6 0 1 1 2.2 1.5c-.4.2-.6.5-.6.9v.2"
        fill="none"
        strokeWidth={1.3}
        strokeLinecap="round"
      />
      <circle className="pd-glyph-dot" cx={8} cy={10.9} r={0.8} />
    </>
  ),
};
