import { scanToken } from '../template/scan.ts';
import { isTemplateError } from '../template/template-error.ts';
import { splitExpression } from './split-expression.ts';

/** JavaScript's form and CEL's, in order (`!==` holds `==`), applied to code only, never inside of texts, comments or tokens. */
const FORMS: readonly [pattern: RegExp, cel: string][] = [
  [/!==/g, '!='],
  [/===/g, '=='],
  [/\.\s*includes\s*\(/g, '.contains('],
  [/\.\s*toLowerCase\s*\(\s*\)/g, '.lowerAscii()'],
  [/\.\s*toUpperCase\s*\(\s*\)/g, '.upperAscii()'],
  [/\.\s*length\b(?!\s*\()/g, '.size()'],
];

/**
 * The CEL form of a condition written in JavaScript: `===`, `!==`, `.includes()`, `.toLowerCase()`, `.toUpperCase()` and
 * `.length` (`.trim()` is the same in both). For imports only; the result is then checked like any other expression, and
 * what has no form in CEL is found there.
 */
export function translateJsExpression(source: string): string {
  return splitExpression(source, (start) => endOfToken(source, start))
    .map(({ kind, start, end }) => (kind === 'code' ? translateCode(source.slice(start, end)) : source.slice(start, end)))
    .join('');
}

function translateCode(code: string): string {
  return FORMS.reduce((text, [pattern, cel]) => text.replace(pattern, () => cel), code);
}

function endOfToken(source: string, start: number): number {
  try {
    return scanToken(source, start).end;
  } catch (error) {
    if (!isTemplateError(error)) throw error;
    return source.length;
  }
}
