import type { NodeSource } from '../node-sources.ts';
import type { Token } from './source-tokens.ts';

/** A fault in a template or expression, with where it is. */
export interface SourceFault {
  message: string;
}

export interface ReadSource {
  faults: SourceFault[];
  tokens: Token[];
}

export function readSource(source: NodeSource): ReadSource {
  const tokens = [...source.text.matchAll(/\{\{([^}]*)\}\}/g)].map((match): Token => {
    const inner = (match[1] ?? '').trim();
    const parts = inner.replace(/\?$/, '').split('??');
    const alternatives = parts.flatMap((part): Token['alternatives'] => {
      const nodeId = /@([^:]*):/.exec(part)?.[1];
      return nodeId === undefined ? [{ root: 'input' }] : [{ root: 'node', nodeId }];
    });
    return { text: match[0], optional: inner.endsWith('?'), alternatives };
  });
  return { faults: [], tokens };
}
