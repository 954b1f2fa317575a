import type { NodeView } from '../../common/execution/execution-view.ts';
import type { LogLine } from '../../common/execution/journal-event.ts';

/** The newest lines of a log without a gap; `start` is how many lines came before them. */
export interface LogTail {
  start: number;
  lines: readonly LogLine[];
}

/** `tail` with the newest lines of the view; the same object when there is nothing new. */
export function extendTail(tail: LogTail, { count, last }: NodeView['logs']): LogTail {
  const start = count - last.length;
  const end = tail.start + tail.lines.length;
  if (end === count && tail.lines.at(-1)?.at === last.at(-1)?.at) return tail;
  // more came at once than a view holds, or the view went back in time
  if (start > end || end > count) return { start, lines: last };
  return { start: tail.start, lines: [...tail.lines.slice(0, Math.max(0, start - tail.start)), ...last] };
}
