/** A protobuf timestamp as a Date; null when there is none. `seconds` may be a Long. */
export function toDate(time: { seconds?: unknown; nanos?: number | null } | null | undefined): Date | null {
  return time == null ? null : new Date(Number(String(time.seconds ?? 0)) * 1_000 + Math.floor((time.nanos ?? 0) / 1_000_000));
}
