import { formatDuration } from '../../../common/time/format-duration.ts';

/** `now`, `4s ago`, `31m ago`, `3d ago`; `at` is an ISO time. */
export function timeAgo(at: string, nowMs: number): string {
  const past = nowMs - Date.parse(at);
  if (past < 1_000) return 'now';
  const unit = [86_400_000, 3_600_000, 60_000, 1_000].find((ms) => past >= ms) ?? 1_000;
  return `${formatDuration(Math.floor(past / unit) * unit)} ago`;
}
