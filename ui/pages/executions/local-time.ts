/** An ISO time as a `datetime-local` field wants it, in the viewer's zone, whole minutes; `''` for none. */
export function localTime(at: string | undefined): string {
  if (at === undefined) return '';
  const then = new Date(at);
  return new Date(then.getTime() - then.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
