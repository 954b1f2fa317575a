import type { PathSegment } from './reference.ts';

/** Sticky forms of a segment: `.name`, `[0]`, `["any key"]`. */
const NAME = /\.([^\s.[\]{}?\\"]+)/y;
const INDEX = /\[(\d{1,15})\]/y;
const KEY = /\[("(?:[^"\\]|\\.)*")\]/y;

/** The path that fills `text` from `start` to its end; undefined when it is none. */
export function parsePath(text: string, start = 0): PathSegment[] | undefined {
  const segments: PathSegment[] = [];
  let at = start;
  while (at < text.length) {
    const match = matchAt(NAME, text, at) ?? matchAt(INDEX, text, at) ?? matchAt(KEY, text, at);
    const segment = match && segmentOf(match);
    if (match === undefined || segment === undefined) return undefined;
    segments.push(segment);
    at += match[0].length;
  }
  return segments;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

function segmentOf([whole, inner = '']: RegExpExecArray): PathSegment | undefined {
  if (whole.startsWith('.')) return inner;
  if (!inner.startsWith('"')) return Number(inner);
  try {
    return JSON.parse(inner) as string;
  } catch {
    // a text with an escape that JSON does not know
    return undefined;
  }
}
