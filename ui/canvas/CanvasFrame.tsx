import { useStore } from '@xyflow/react';
import type { HTMLAttributes, Ref } from 'react';
import { lodAt } from '../core/canvas/lod.ts';

export interface CanvasFrameProps extends HTMLAttributes<HTMLDivElement> {
  frame: Ref<HTMLDivElement>;
  /** dashes flow */
  'data-moving': boolean | undefined;
}

/** The element that says how much detail its zoom allows; nothing below it is drawn again when that changes. */
export function CanvasFrame({ frame, children, ...rest }: CanvasFrameProps) {
  const lod = useStore(({ transform: [, , zoom] }) => lodAt(zoom));
  return (
    <div ref={frame} className="pd-canvas" data-lod={lod} {...rest}>
      {children}
    </div>
  );
}
