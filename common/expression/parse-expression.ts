import { type ASTNode, Environment, type ParseError } from '@marcbachmann/cel-js';
import { utf8Bytes } from '../json/utf8-bytes.ts';
import type { ExpressionFault } from './expression-fault.ts';
import { type ExpressionToken, scanExpression } from './scan-expression.ts';

/** The largest source, in bytes of UTF-8. */
export const MAX_EXPRESSION_BYTES = 2 * 1024;

/** The largest tree, in nodes of CEL's syntax. */
export const MAX_EXPRESSION_NODES = 300;

/** How deep brackets, calls and accesses may lie in each other. */
export const MAX_EXPRESSION_DEPTH = 32;

/** An expression that was read. `ast` is null when there are faults; tokens are given even then. */
export type ParsedExpression =
  | { ast: ASTNode; tokens: Map<string, ExpressionToken>; faults: [] }
  | { ast: null; tokens: Map<string, ExpressionToken>; faults: ExpressionFault[] };

let parser: Environment | undefined;

/** Reads an expression, within the limits of size and depth. */
export function parseExpression(source: string): ParsedExpression {
  if (utf8Bytes(source) > MAX_EXPRESSION_BYTES) {
    return refused(new Map(), [{ message: `The expression is longer than ${MAX_EXPRESSION_BYTES} bytes.`, offset: 0 }]);
  }
  const { cel, tokens, faults } = scanExpression(source);
  if (faults.length > 0) return refused(tokens, faults);
  if (cel.trim() === '') return refused(tokens, [{ message: 'The expression is empty.', offset: 0 }]);
  parser ??= new Environment({
    unlistedVariablesAreDyn: true,
    enableOptionalTypes: true,
    limits: { maxAstNodes: MAX_EXPRESSION_NODES, maxDepth: MAX_EXPRESSION_DEPTH },
  });
  try {
    return { ast: parser.parse(cel).ast, tokens, faults: [] };
  } catch (error) {
    if (!isParseError(error)) throw error;
    return refused(tokens, [{ message: describe(error), offset: error.range?.start ?? 0 }]);
  }
}

function refused(tokens: Map<string, ExpressionToken>, faults: ExpressionFault[]): ParsedExpression {
  return { ast: null, tokens, faults };
}

function isParseError(error: unknown): error is ParseError {
  return typeof error === 'object' && error !== null && (error as { name?: unknown }).name === 'ParseError';
}

const LIMITS: Record<string, string> = {
  [`Exceeded maxAstNodes (${MAX_EXPRESSION_NODES})`]: `The expression has more than ${MAX_EXPRESSION_NODES} parts.`,
  [`Exceeded maxDepth (${MAX_EXPRESSION_DEPTH})`]: `The expression is nested deeper than ${MAX_EXPRESSION_DEPTH} levels.`,
};

function describe({ summary }: ParseError): string {
  if (summary === 'Unexpected token: EOF') return 'Something is missing at the end.';
  return LIMITS[summary] ?? `${summary.replace(/\bEOF\b/, 'the end')}.`;
}
