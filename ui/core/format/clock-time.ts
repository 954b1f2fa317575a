/** `09:53:46` in the viewer's zone, of an ISO time or of ms since the epoch. */
export function clockTime(at: string | number): string {
  return new Date(at).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
}
