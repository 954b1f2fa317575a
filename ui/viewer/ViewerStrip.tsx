import type { ReactNode } from 'react';
import type { Look } from '../core/status/look.ts';
import { StatusGlyph } from '../parts/StatusGlyph.tsx';

export interface ViewerStripProps {
  look: Look;
  /** at the right of the words */
  action?: ReactNode;
  children: ReactNode;
}

/** A line across the viewer about the execution as a whole. */
export function ViewerStrip({ look, action, children }: ViewerStripProps) {
  return (
    <div className="pd-viewer-strip" data-look={look} role="status">
      <StatusGlyph look={look} size={14} title={null} />
      <p className="pd-viewer-strip-words">{children}</p>
      {action}
    </div>
  );
}
