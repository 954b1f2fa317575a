import type { PathSegment, Reference } from './reference.ts';
import type { PlacedToken } from './scan.ts';
import { scanTemplate } from './scan.ts';
import type { Token } from './token.ts';

const PLAIN_NAME = /^[^\s.[\]{}?\\"]+$/;

/** A token as text; scanning it gives the same token again. */
export function formatToken({ alternatives, optional }: Pick<Token, 'alternatives' | 'optional'>): string {
  return `{{${alternatives.map(formatReference).join(' ?? ')}${optional ? '?' : ''}}}`;
}

function formatReference(reference: Reference): string {
  switch (reference.kind) {
    case 'node':
      return `@${reference.nodeId}:${reference.label.replace(/[.[{}?\\]/g, (char) => `\\${char}`)}${formatPath(reference.path)}`;
    case 'input':
    case 'item':
      return reference.kind + formatPath(reference.path);
    case 'index':
      return 'index';
    case 'execution':
    case 'user':
      return `${reference.kind}.${reference.field}`;
  }
}

function formatPath(path: readonly PathSegment[]): string {
  return path
    .map((segment) => {
      if (typeof segment === 'number') return `[${segment}]`;
      return PLAIN_NAME.test(segment) ? `.${segment}` : `[${JSON.stringify(segment)}]`;
    })
    .join('');
}

/** The text with every reference to a node carrying its new label; everything else stays as it is written. */
export function relabel(text: string, nodeId: string, label: string): string {
  return relabelTokens(
    text,
    scanTemplate(text).parts.filter((part): part is PlacedToken => typeof part !== 'string'),
    nodeId,
    label,
  );
}

/** The same for a text whose tokens are known, in their order. */
export function relabelTokens(text: string, tokens: readonly PlacedToken[], nodeId: string, label: string): string {
  let result = '';
  let at = 0;
  for (const { token, start, end } of tokens) {
    const named = token.alternatives.some((reference) => reference.kind === 'node' && reference.nodeId === nodeId);
    const alternatives = token.alternatives.map((reference) =>
      reference.kind === 'node' && reference.nodeId === nodeId ? { ...reference, label } : reference,
    );
    result += text.slice(at, start) + (named ? formatToken({ ...token, alternatives }) : token.source);
    at = end;
  }
  return result + text.slice(at);
}
