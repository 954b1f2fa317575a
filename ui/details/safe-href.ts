/** The address if a click on it can do no harm, else null: no script, no data, nothing relative. */
export function safeHref(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null;
  return ['http:', 'https:', 'mailto:'].includes(new URL(address).protocol) ? address : null;
}
