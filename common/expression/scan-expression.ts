import { scanToken } from '../template/scan.ts';
import { isTemplateError } from '../template/template-error.ts';
import type { Token } from '../template/token.ts';
import type { ExpressionFault } from './expression-fault.ts';
import { foreignSyntax } from './foreign-syntax.ts';
import { type Stretch, splitExpression } from './split-expression.ts';

/** An expression whose tokens gave way to names of the same length, so that offsets stay those of the source. */
export interface ScannedExpression {
  cel: string;
  /** by the name that stands for it */
  tokens: Map<string, ExpressionToken>;
  faults: ExpressionFault[];
}

export interface ExpressionToken {
  token: Token;
  start: number;
  end: number;
}

/** Names that begin like this are the adapter's own. */
export const OWN_PREFIX = '__';

/** Finds the tokens of an expression, and what cannot be CEL even before it is parsed. */
export function scanExpression(source: string): ScannedExpression {
  const tokens = new Map<string, ExpressionToken>();
  const faults: ExpressionFault[] = [];
  const names = new Map<number, string>();
  const stretches = splitExpression(source, (start) => {
    try {
      const { token, end } = scanToken(source, start);
      const name = `${OWN_PREFIX}${tokens.size}`;
      tokens.set(name, { token, start, end });
      names.set(start, name);
      return end;
    } catch (error) {
      if (!isTemplateError(error)) throw error;
      faults.push({ message: error.message, offset: error.column - 1 });
      return afterBraces(source, start);
    }
  });
  const cel = stretches.map((stretch) => textOf(source, stretch, names)).join('');
  for (const { kind, start, end } of stretches) {
    const text = source.slice(start, end);
    if (kind === 'text' && /\{\{[\s\S]*\}\}/.test(text)) faults.push({ message: TOKEN_IN_TEXT, offset: start + text.indexOf('{{') });
    if (kind === 'code') faults.push(...foreignSyntax(text).map(({ message, offset }) => ({ message, offset: start + offset })));
  }
  return { cel, tokens, faults: faults.toSorted((a, b) => a.offset - b.offset) };
}

const TOKEN_IN_TEXT = 'A reference inside of quotes is not replaced; put it beside the text: "Hello " + {{…}}.';

function textOf(source: string, { kind, start, end }: Stretch, names: Map<number, string>): string {
  if (kind !== 'token') return source.slice(start, end);
  return (names.get(start) ?? 'null').padEnd(end - start);
}

/** Behind the braces that close a faulty token, so that the rest is still looked at. */
function afterBraces(source: string, start: number): number {
  const close = source.indexOf('}}', start);
  return close === -1 ? source.length : close + 2;
}
