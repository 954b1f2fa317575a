import { formatDuration } from '../../common/time/format-duration.ts';
import { totalPaceMs } from '../core/live/pace-ms.ts';
import { type ShownMoment, useMoment } from '../hooks/use-moment.ts';

/** How long it has been since `since` (ISO 8601) at the moment shown; counts. */
export function Elapsed({ since, moment }: { since: string; moment: ShownMoment }) {
  return formatDuration(useMoment(moment, totalPaceMs) - Date.parse(since));
}
