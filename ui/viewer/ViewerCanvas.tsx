import { ExecutionCanvas } from '../canvas/ExecutionCanvas.tsx';
import type { ExecutionCanvasProps } from '../canvas/execution-canvas-props.ts';
import { awakePaceMs } from '../core/live/pace-ms.ts';
import { type ShownMoment, useMoment } from '../hooks/use-moment.ts';

/** The canvas at the moment shown. */
export function ViewerCanvas({ moment, ...rest }: Omit<ExecutionCanvasProps, 'nowMs'> & { moment: ShownMoment }) {
  return <ExecutionCanvas {...rest} nowMs={useMoment(moment, awakePaceMs)} />;
}
