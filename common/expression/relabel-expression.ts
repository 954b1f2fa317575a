import { relabelTokens } from '../template/format-token.ts';
import { scanExpression } from './scan-expression.ts';

/** The expression with every reference to a node carrying its new label; texts, comments and all else stay as they are written. */
export function relabelExpression(source: string, nodeId: string, label: string): string {
  return relabelTokens(source, [...scanExpression(source).tokens.values()], nodeId, label);
}
