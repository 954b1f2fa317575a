import type { ExecutionView } from '../../common/execution/execution-view.ts';
import { formatDuration } from '../../common/time/format-duration.ts';
import type { Paint } from '../output/paint.ts';
import { printable } from '../output/printable.ts';
import { fit, textWidth } from '../output/text-width.ts';
import { type NodeRow, nodeRow } from './node-row.ts';
import { STATUS_STYLE } from './status-style.ts';

export interface RenderOptions {
  /** columns; the table never takes more */
  width: number;
  /** rows; nodes that find no room are counted in one line, those at work are shown first */
  height: number;
  now: Date;
  paint: Paint;
}

const STATUS_WIDTH = 'disabled'.length;
const ATTEMPT_WIDTH = 'attempt'.length;
const DURATION_WIDTH = 'duration'.length;

/** An execution as a table of its nodes, one text a line. */
export function renderExecution(view: ExecutionView, options: RenderOptions): string[] {
  const { paint, now } = options;
  const width = Math.max(20, options.width);
  const rows = view.nodes.map((node) => nodeRow(node, now));
  const shown = choose(rows, Math.max(3, options.height - 5));
  const columns = columnsFor(rows, width);
  const lines = [
    heading(view, width, options),
    paint('dim', lineOf(columns, { label: 'node', status: 'status', attempt: 'attempt', duration: 'duration', note: '' }, '  ')),
    ...shown.map((row) => paintRow(row, columns, paint)),
  ];
  const hidden = rows.length - shown.length;
  if (hidden > 0) lines.push(paint('dim', `  … and ${hidden} more`));
  return lines;
}

interface Columns {
  label: number;
  /** 0: no room for it */
  attempt: number;
  duration: number;
  note: number;
}

function columnsFor(rows: NodeRow[], width: number): Columns {
  const wanted = Math.max('node'.length, ...rows.map(({ label }) => textWidth(label)));
  // sign and blank, status, two blanks before each column
  let room = width - 2 - 2 - STATUS_WIDTH;
  const narrowest = Math.min(wanted, 12);
  const columns: Columns = { label: narrowest, attempt: 0, duration: 0, note: 0 };
  room -= narrowest;
  for (const [name, size] of [
    ['duration', DURATION_WIDTH],
    ['attempt', ATTEMPT_WIDTH],
  ] as const) {
    if (room < size + 2) continue;
    columns[name] = size;
    room -= size + 2;
  }
  columns.label += Math.max(Math.min(wanted - narrowest, room), Math.min(0, room));
  room -= columns.label - narrowest;
  if (room >= 14) columns.note = room - 2;
  return columns;
}

function lineOf(columns: Columns, row: Omit<NodeRow, 'status'> & { status: string }, lead: string): string {
  const cells = [
    lead + fit(row.label, columns.label),
    fit(row.status, STATUS_WIDTH),
    ...(columns.attempt > 0 ? [fit(row.attempt, columns.attempt)] : []),
    ...(columns.duration > 0 ? [fit(row.duration, columns.duration)] : []),
    ...(columns.note > 0 ? [fit(row.note, columns.note)] : []),
  ];
  return cells.join('  ').trimEnd();
}

function paintRow(row: NodeRow, columns: Columns, paint: Paint): string {
  const { sign, colour } = STATUS_STYLE[row.status];
  const text = lineOf(columns, row, '');
  const quiet = row.status === 'idle' || row.status === 'skipped' || row.status === 'disabled';
  if (quiet) return paint('dim', `${sign} ${text}`);
  const statusAt = fit(row.label, columns.label).length + 2;
  const status = fit(row.status, STATUS_WIDTH);
  return `${paint(colour, sign)} ${text.slice(0, statusAt)}${paint(colour, status)}${text.slice(statusAt + status.length)}`;
}

function heading(view: ExecutionView, width: number, { paint, now }: RenderOptions): string {
  const { colour } = STATUS_STYLE[view.status];
  const end = view.endedAt === null ? now.getTime() : Date.parse(view.endedAt);
  const facts = `${view.status}  ${formatDuration(end - Date.parse(view.startedAt))}`;
  const name = fit(`${printable(view.workflowName)}  ${view.id}`, Math.max(0, width - facts.length - 2)).trimEnd();
  return `${paint('bold', name)}  ${paint(colour, facts)}`;
}

/** All rows if there is room; else those that say most, in the graph's order. */
function choose(rows: NodeRow[], room: number): NodeRow[] {
  if (rows.length <= room) return rows;
  const weight = (row: NodeRow) => ['error', 'running', 'paused', 'success'].indexOf(row.status) + 1 || 9;
  const kept = new Set([...rows].sort((a, b) => weight(a) - weight(b)).slice(0, room - 1));
  return rows.filter((row) => kept.has(row));
}
