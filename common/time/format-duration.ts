import prettyMilliseconds from 'pretty-ms';

/** How long something took, for people: `85ms`, `1.2s`, `12m 38s`, `2d 3h`; less than nothing, as clocks that disagree give, is `0ms`. */
export function formatDuration(ms: number): string {
  if (ms < 1_000) return `${Math.max(0, Math.round(ms))}ms`;
  return prettyMilliseconds(ms, ms < 60_000 ? {} : { secondsDecimalDigits: 0, unitCount: 2 });
}
