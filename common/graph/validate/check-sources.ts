import type { Catalog } from '../../plugin/catalog.ts';
import { formatToken } from '../../template/format-token.ts';
import type { GraphIndex } from '../flow/graph-index.ts';
import type { GraphNode } from '../graph.ts';
import { type NodeSource, nodeSources } from '../node-sources.ts';
import type { Problem } from '../problem.ts';
import { readSource, type SourceFault } from '../read-source.ts';
import type { PlacedRead } from './check-references.ts';

/** Every template and expression can be read. Also gives what they read. */
export function checkSources(index: GraphIndex, catalog: Catalog): { problems: Problem[]; reads: PlacedRead[] } {
  const problems: Problem[] = [];
  const reads: PlacedRead[] = [];
  for (const [position, node] of index.nodes.entries()) {
    const { actionType } = node.data.config;
    const action = typeof actionType === 'string' ? catalog.action(actionType) : undefined;
    for (const source of nodeSources(node, action)) {
      const found = readSource(source);
      const fixes = found.faults.some((fault) => isUnknownWord(source, fault)) ? upstreamOf(index, position) : '';
      problems.push(...found.faults.map((fault) => problemOf(node, source, fault, fixes)));
      reads.push(...found.reads.map((read) => ({ node: position, field: source.field, read })));
    }
  }
  return { problems, reads };
}

function problemOf(node: GraphNode, source: NodeSource, { message, line, column }: SourceFault, fixes: string): Problem {
  return {
    code: source.kind === 'template' ? 'TEMPLATE_INVALID' : 'EXPRESSION_INVALID',
    message: `"${node.data.label}", line ${line}, column ${column}: ${message}${fixes}`,
    severity: 'error',
    nodeId: node.id,
    field: source.field,
  };
}

const WORDS: ReadonlySet<string> = new Set(['input', 'item', 'index', 'execution', 'user']);

/** Whether a token begins with a bare name, e.g. `{{customerId}}`, that was meant to be somebody's. */
function isUnknownWord(source: NodeSource, { line, column }: SourceFault): boolean {
  const rest = source.text.split('\n')[line - 1]?.slice(column - 1) ?? '';
  const word = /^[\p{L}_][\p{L}\p{N}_]*/u.exec(rest)?.[0];
  return source.kind === 'template' && word !== undefined && !WORDS.has(word);
}

/** What could be read instead: the outputs of the nodes just before. */
function upstreamOf(index: GraphIndex, position: number): string {
  const sources = [...new Set((index.incoming[position] ?? []).map(({ source }) => source))].slice(0, 3);
  const tokens = sources.flatMap((source) => {
    const node = index.nodes[source];
    if (node === undefined) return [];
    return [formatToken({ alternatives: [{ kind: 'node', nodeId: node.id, label: node.data.label, path: [] }], optional: false })];
  });
  return tokens.length === 0 ? '' : ` Just before come ${tokens.join(', ')}.`;
}
