/** A stretch of an expression's source, as far as CEL's lexer treats it alike. */
export interface Stretch {
  kind: 'code' | 'text' | 'comment' | 'token';
  start: number;
  end: number;
}

const QUOTE = /[rRbB]?("""|'''|"|')/y;
const TOKEN_START = '{{';
const WORD_CHARACTER = /\w/;

/**
 * Cuts an expression into code, text literals, comments and places where a token begins. A token's stretch covers its two
 * opening braces only: whoever reads it says where it ends, hence `tokenEnd`.
 */
export function splitExpression(source: string, tokenEnd: (start: number) => number): Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  let codeStart = 0;
  const add = (kind: Stretch['kind'], end: number) => {
    if (codeStart < at) stretches.push({ kind: 'code', start: codeStart, end: at });
    stretches.push({ kind, start: at, end });
    at = end;
    codeStart = end;
  };
  while (at < source.length) {
    const literalEnd = endOfLiteral(source, at);
    if (literalEnd !== undefined) add('text', literalEnd);
    else if (source.startsWith('//', at)) add('comment', endOfLine(source, at));
    // of three braces the first opens an object, the key of which is the token
    else if (source.startsWith(TOKEN_START, at) && source[at + 2] !== '{') add('token', tokenEnd(at));
    else at++;
  }
  if (codeStart < source.length) stretches.push({ kind: 'code', start: codeStart, end: source.length });
  return stretches;
}

function endOfLine(source: string, at: number): number {
  const end = source.indexOf('\n', at);
  return end === -1 ? source.length : end;
}

/** The end of the text literal that begins at `at`, the source's end when it is never closed; undefined when none begins. */
function endOfLiteral(source: string, at: number): number | undefined {
  QUOTE.lastIndex = at;
  const [opening, quote] = QUOTE.exec(source) ?? [];
  if (opening === undefined || quote === undefined) return undefined;
  // the last letter of a name is no prefix
  if (opening !== quote && at > 0 && WORD_CHARACTER.test(source.charAt(at - 1))) return undefined;
  for (let i = at + opening.length; i < source.length; i++) {
    if (source[i] === '\\') i++;
    else if (source.startsWith(quote, i)) return i + quote.length;
  }
  return source.length;
}
