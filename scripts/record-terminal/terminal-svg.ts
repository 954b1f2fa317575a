import type { IBufferCell, Terminal } from '@xterm/headless';
import { textWidth } from '../../cli/output/text-width.ts';

const CELL = { width: 8.4, height: 18, font: 14 };
const PADDING = 16;
const BACKGROUND = '#16181d';
const FOREGROUND = '#d7dae0';
const DIM_OPACITY = '0.6';
const PALETTE = [
  ...['#3b4048', '#f47067', '#6bc46d', '#daaa3f', '#6cb6ff', '#dcbdfb', '#56d4dd', '#d7dae0'],
  ...['#768390', '#ff938a', '#8ddb8c', '#eac55f', '#96d0ff', '#eedcff', '#7ee6ee', '#ffffff'],
];

interface Run {
  column: number;
  columns: number;
  text: string;
  style: string;
}

/** Draws what a terminal shows as an SVG: text as text, so that it stays sharp, searchable and small. */
export function terminalSvg(terminal: Terminal, title: string): string {
  const lines = visibleLines(terminal);
  const width = Math.round(terminal.cols * CELL.width + 2 * PADDING);
  const height = lines.length * CELL.height + 2 * PADDING;
  const rows = lines.map((runs, row) => rowSvg(runs, row)).filter((row) => row !== '');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeXml(title)}">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect width="${width}" height="${height}" rx="8" fill="${BACKGROUND}"/>`,
    `<g font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="${CELL.font}" fill="${FOREGROUND}">`,
    ...rows,
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function rowSvg(runs: Run[], row: number): string {
  const y = PADDING + row * CELL.height + CELL.font;
  return runs
    .filter(({ text }) => text.trim() !== '')
    .map(({ column, columns, text, style }) => {
      const x = (PADDING + column * CELL.width).toFixed(1);
      // the reader's font may be wider or narrower than ours: the columns still meet
      return `<text x="${x}" y="${y}" textLength="${(columns * CELL.width).toFixed(1)}"${style}>${escapeXml(text)}</text>`;
    })
    .join('\n');
}

/** Every line from the first to the last that is not empty, as runs of one style. */
function visibleLines(terminal: Terminal): Run[][] {
  const buffer = terminal.buffer.active;
  const lines = Array.from({ length: buffer.length }, (_, y) => runsOf(terminal, y));
  const last = lines.findLastIndex((runs) => runs.some(({ text }) => text.trim() !== ''));
  return lines.slice(0, last + 1);
}

function runsOf(terminal: Terminal, y: number): Run[] {
  const line = terminal.buffer.active.getLine(y);
  const runs: Run[] = [];
  for (let x = 0; x < terminal.cols; x++) {
    const cell = line?.getCell(x);
    if (cell === undefined || cell.getWidth() === 0) continue;
    const text = cell.getChars() || ' ';
    const style = styleOf(cell);
    const previous = runs.at(-1);
    if (previous !== undefined && previous.style === style) {
      previous.text += text;
      previous.columns += cell.getWidth();
    } else runs.push({ column: x, columns: cell.getWidth(), text, style });
  }
  return runs.flatMap(splitAtGaps);
}

/** Not every reader keeps blanks as they are, so what is set apart by more than one stands on its own. */
function splitAtGaps(run: Run): Run[] {
  let column = run.column;
  return run.text.split(/( {2,}|^ | $)/).map((text) => {
    const columns = textWidth(text);
    const part = { ...run, column, columns, text };
    column += columns;
    return part;
  });
}

function styleOf(cell: IBufferCell): string {
  const colour = cell.isFgDefault() ? '' : ` fill="${colourOf(cell)}"`;
  return `${colour}${cell.isBold() ? ' font-weight="bold"' : ''}${cell.isDim() ? ` opacity="${DIM_OPACITY}"` : ''}`;
}

function colourOf(cell: IBufferCell): string {
  const colour = cell.getFgColor();
  if (cell.isFgRGB()) return `#${colour.toString(16).padStart(6, '0')}`;
  return PALETTE[colour] ?? FOREGROUND;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
