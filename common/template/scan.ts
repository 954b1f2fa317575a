import { parseReference } from './parse-reference.ts';
import { TemplateError } from './template-error.ts';
import type { Token } from './token.ts';

/** A token and the stretch of the text that it fills. */
export interface PlacedToken {
  token: Token;
  start: number;
  end: number;
}

/** A text taken apart: literal stretches, with `\{{` turned into two braces, and tokens. */
export interface ScannedTemplate {
  parts: (string | PlacedToken)[];
}

/** Takes a template apart. Throws `TemplateError` with the column of what cannot be read. */
export function scanTemplate(text: string): ScannedTemplate {
  const parts: (string | PlacedToken)[] = [];
  let literal = '';
  let at = 0;
  while (at < text.length) {
    const open = openingBraces(text, at);
    if (open < 0) break;
    if (open > at && text[open - 1] === '\\') {
      literal += `${text.slice(at, open - 1)}{{`;
      at = open + 2;
      continue;
    }
    literal += text.slice(at, open);
    if (literal !== '') parts.push(literal);
    literal = '';
    const placed = scanToken(text, open);
    parts.push(placed);
    at = placed.end;
  }
  literal += text.slice(at);
  if (literal !== '') parts.push(literal);
  return { parts };
}

/** Where the next `{{` stands, from `at` on; of more braces in a row the last two are it, as in `{"a":{{{input.key}}: 1}}`. */
function openingBraces(text: string, at: number): number {
  const open = text.indexOf('{{', at);
  if (open < 0 || (open > at && text[open - 1] === '\\')) return open;
  let last = open;
  while (text[last + 2] === '{') last += 1;
  return last;
}

/** The token that begins at `start`, where `{{` stands. */
export function scanToken(text: string, start: number): PlacedToken {
  const alternatives: Token['alternatives'] = [];
  let from = start + 2;
  for (;;) {
    const stop = endOfReference(text, from, start);
    const written = text.slice(from, stop);
    const lead = written.length - written.trimStart().length;
    alternatives.push(parseReference(written.trim(), from + lead));
    if (text.startsWith('??', stop)) {
      from = stop + 2;
      continue;
    }
    const optional = text[stop] === '?';
    const close = optional ? /^\?\s*\}\}/.exec(text.slice(stop)) : /^\}\}/.exec(text.slice(stop));
    if (!close) throw new TemplateError('After `?` only the closing }} may follow.', stop);
    const end = stop + close[0].length;
    return { token: { alternatives, optional, source: text.slice(start, end) }, start, end };
  }
}

/** Where a reference ends: at `?` or at `}}`, neither escaped nor inside of a quoted key. */
function endOfReference(text: string, from: number, start: number): number {
  const quoted = /\["(?:[^"\\]|\\.)*"\]/y;
  for (let at = from; at < text.length; at += 1) {
    const char = text[at];
    quoted.lastIndex = at;
    if (char === '\\') at += 1;
    else if (char === '?' || text.startsWith('}}', at)) return at;
    else if (text.startsWith('{{', at)) break;
    else if (char === '[' && quoted.test(text)) at = quoted.lastIndex - 1;
  }
  throw new TemplateError('This {{ is never closed; write \\{{ for two braces.', start);
}
