const ELLIPSIS = '…';

/** A text that PostgreSQL can keep, without NUL and halves of surrogate pairs, of at most `maxBytes` in UTF-8. */
export function capText(text: string, maxBytes: number): string {
  // A character has at least one byte, so that nothing is scanned which cannot fit.
  const clean = text
    .slice(0, maxBytes + 1)
    .replaceAll('\u0000', '\\0')
    .replace(/\p{Surrogate}/gu, '\uFFFD');
  const bytes = Buffer.from(clean);
  if (bytes.length <= maxBytes && text.length <= maxBytes) return clean;
  let end = maxBytes - Buffer.byteLength(ELLIPSIS);
  while (isContinuation(bytes[end])) end -= 1;
  return bytes.toString('utf8', 0, end) + ELLIPSIS;
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80 && byte < 0xc0;
}
