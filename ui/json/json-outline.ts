/** A stretch of text; `to` is exclusive. */
export interface JsonRange {
  from: number;
  to: number;
}

export interface JsonFold extends JsonRange {
  /** what stands in its place: `3 keys`, `12 items`, `80 more items` */
  label: string;
}

export interface JsonOutline {
  /** in order of `from` */
  folds: JsonFold[];
  /** the rest of each string that is too long to be shown whole */
  cuts: JsonRange[];
  lines: number;
}

interface Container {
  open: number;
  list: boolean;
  members: number;
  /** where the last member that stays visible ends */
  cutAt: number | null;
}

/** Longer lists show their first 20 items. */
export const MOST_ITEMS = 20;
/** Longer strings show their first 400 characters. */
export const MOST_CHARACTERS = 400;
/** So many folds are made at most; an editor with more of them is slow, and nobody sees them. */
const MOST_FOLDS = 1_000;

/** What of an indented JSON text is folded at first: containers from `depth` on (the root is 0), and what is long. */
export function jsonOutline(text: string, depth: number): JsonOutline {
  const folds: JsonFold[] = [];
  const cuts: JsonRange[] = [];
  const stack: Container[] = [];
  let lines = 1;
  for (let at = 0; at < text.length; at++) {
    const top = stack.at(-1);
    switch (text[at]) {
      case '\n':
        lines++;
        break;
      case '"': {
        const { end, shownTo } = stringAt(text, at);
        if (shownTo < end) cuts.push({ from: shownTo, to: end });
        at = end;
        break;
      }
      case ',':
        if (top) {
          top.members++;
          if (top.list && top.members === MOST_ITEMS) top.cutAt = at + 1;
        }
        break;
      case '{':
      case '[':
        stack.push({ open: at, list: text[at] === '[', members: 0, cutAt: null });
        break;
      case '}':
      case ']':
        if (top) {
          stack.pop();
          const fold = foldOf(top, at, stack.length >= depth);
          if (fold !== null) folds.push(fold);
        }
        break;
    }
  }
  return { folds: folds.sort((a, b) => a.from - b.from).slice(0, MOST_FOLDS), cuts, lines };
}

function foldOf({ open, list, members, cutAt }: Container, close: number, deep: boolean): JsonFold | null {
  const count = close === open + 1 ? 0 : members + 1;
  if (count === 0) return null;
  if (deep) return { from: open + 1, to: close, label: list ? counted(count, 'item') : counted(count, 'key') };
  if (cutAt === null) return null;
  return { from: cutAt, to: close, label: `${count - MOST_ITEMS} more ${count - MOST_ITEMS === 1 ? 'item' : 'items'}` };
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

/** The string that begins at `start`: where its closing quote is, and how much of it is shown, no escape or surrogate pair torn. */
function stringAt(text: string, start: number): { end: number; shownTo: number } {
  const most = start + 1 + MOST_CHARACTERS;
  let shownTo = start + 1;
  let at = start + 1;
  while (at < text.length && text[at] !== '"') {
    at += widthAt(text, at);
    if (at <= most) shownTo = at;
  }
  return { end: Math.min(at, text.length), shownTo };
}

function widthAt(text: string, at: number): number {
  if (text[at] === '\\') return text[at + 1] === 'u' ? 6 : 2;
  const code = text.charCodeAt(at);
  return code >= 0xd800 && code < 0xdc00 ? 2 : 1;
}
