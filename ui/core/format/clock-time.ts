// made once: each takes as long as a thousand uses of it
const FORMAT = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

/** `09:53:46` in the viewer's zone, of an ISO time or of ms since the epoch. */
export function clockTime(at: string | number): string {
  return FORMAT.format(new Date(at));
}
