const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const WIDE =
  /\p{Extended_Pictographic}|[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const NARROW_PICTOGRAPHS = /^[\u00a9\u00ae\u203c-\u27bf]$/u;

/** Columns that a text without escape sequences takes on a terminal. */
export function textWidth(text: string): number {
  let width = 0;
  for (const { segment } of segmenter.segment(text)) width += graphemeWidth(segment);
  return width;
}

/** `text` in exactly `width` columns: filled with blanks, or cut with `…`. */
export function fit(text: string, width: number): string {
  const has = textWidth(text);
  if (has <= width) return text + ' '.repeat(width - has);
  if (width <= 0) return '';
  let kept = '';
  let used = 0;
  for (const { segment } of segmenter.segment(text)) {
    const next = graphemeWidth(segment);
    if (used + next > width - 1) break;
    kept += segment;
    used += next;
  }
  return `${kept}…${' '.repeat(width - 1 - used)}`;
}

function graphemeWidth(grapheme: string): number {
  if (NARROW_PICTOGRAPHS.test(grapheme)) return 1;
  return WIDE.test(grapheme) ? 2 : 1;
}
