import type { ExecutionView, NodeView } from 'perdure/common';

/** What the demo shows when the execution has ended, as lines of at most `columns` characters. */
export function describeResult(
  view: ExecutionView,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
  columns = Number.POSITIVE_INFINITY,
): string[] {
  const labels = view.nodes.map((node) => node.label.length);
  const lines = [
    'Input',
    `  ${json(view.input)}`,
    '',
    'Nodes',
    ...view.nodes.map((node) => `  ${node.label.padEnd(Math.max(...labels))}  ${statusOf(node).padEnd(8)}  ${outcomeOf(node)}`),
    '',
    `Result: ${view.status}`,
    `  ${json(view.output ?? view.error)}`,
    '',
    'The order, before and after',
    ...describeRow(before, after),
  ];
  return lines.map((line) => (line.length > columns ? `${line.slice(0, columns - 1)}…` : line));
}

function statusOf(node: NodeView): string {
  return node.skipped ? 'skipped' : node.status;
}

function outcomeOf(node: NodeView): string {
  if (node.skipped) return node.reason ?? '';
  const tries = node.attempts.length > 1 ? `(attempt ${node.attempts.length}) ` : '';
  return tries + json(node.error ?? node.output);
}

function describeRow(before: Record<string, unknown>, after: Record<string, unknown>): string[] {
  const width = Math.max(...Object.keys(after).map((column) => column.length));
  return Object.keys(after).map((column) => {
    const [old, now] = [plain(before[column]), plain(after[column])];
    return `  ${column.padEnd(width)}  ${old === now ? old : `${old} → ${now}`}`;
  });
}

function plain(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value);
}

function json(value: unknown): string {
  return JSON.stringify(value) ?? '';
}
