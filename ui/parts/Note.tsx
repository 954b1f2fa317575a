import type { ReactNode } from 'react';
import type { Look } from '../core/status/look.ts';
import { StatusGlyph } from './StatusGlyph.tsx';

export interface NoteProps {
  look: Look;
  children: ReactNode;
}

/** One tinted sentence of state. */
export function Note({ look, children }: NoteProps) {
  return (
    <p className="pd-note" data-look={look}>
      <StatusGlyph look={look} title={null} />
      <span>{children}</span>
    </p>
  );
}
