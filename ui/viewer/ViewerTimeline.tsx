import { paceMs } from '../core/live/pace-ms.ts';
import { type ShownMoment, useMoment } from '../hooks/use-moment.ts';
import { Timeline, type TimelineProps } from '../timeline/Timeline.tsx';

/** The timeline at the moment shown. */
export function ViewerTimeline({ moment, ...rest }: Omit<TimelineProps, 'nowMs' | 'latest'> & { moment: ShownMoment }) {
  return <Timeline {...rest} latest={moment.latest} nowMs={useMoment(moment, paceMs)} />;
}
