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
        const end = endOfString(text, at);
        if (end - at - 1 > MOST_CHARACTERS) cuts.push({ from: wholeCharacter(text, at, at + 1 + MOST_CHARACTERS), to: end });
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

/** The index of the closing quote of the string that begins at `start`. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  return text.length;
}

/** `at`, or a little before it, so that neither an escape nor a surrogate pair is torn. */
function wholeCharacter(text: string, start: number, at: number): number {
  let from = at;
  const backslash = text.slice(Math.max(start, at - 6), at).lastIndexOf('\\');
  if (backslash >= 0) from = at - Math.min(6, at - start) + backslash;
  while (from > start + 1 && text[from - 1] === '\\') from--;
  const code = text.charCodeAt(from - 1);
  return code >= 0xd800 && code < 0xdc00 ? from - 1 : from;
}
