import { createLogUpdate } from 'log-update';
import { type Paint, paintFor } from './paint.ts';

/** Where a command writes what a person reads. */
export interface Screen {
  /** whether it is a terminal, on which `live` redraws itself */
  readonly interactive: boolean;
  readonly paint: Paint;
  /** columns; 80 where it is no terminal */
  width(): number;
  /** rows; Infinity where it is no terminal */
  height(): number;
  /** a line that stays, above what is live */
  line(text?: string): void;
  /** replaces the live lines at the bottom; does nothing where it is no terminal */
  live(lines: readonly string[]): void;
  /** what is live now stays, and the next `live` begins below it */
  keep(): void;
}

export function createScreen(stream: NodeJS.WriteStream): Screen {
  const interactive = stream.isTTY === true && process.env.TERM !== 'dumb';
  const paint = paintFor(stream);
  if (!interactive) {
    return {
      interactive,
      paint,
      width: () => 80,
      height: () => Number.POSITIVE_INFINITY,
      line: (text = '') => void stream.write(`${text}\n`),
      live: () => {},
      keep: () => {},
    };
  }
  const update = createLogUpdate(stream, { showCursor: true });
  let shown: string | null = null;
  return {
    interactive,
    paint,
    width: () => stream.columns || 80,
    height: () => stream.rows || 24,
    line(text = '') {
      if (shown === null) {
        stream.write(`${text}\n`);
        return;
      }
      update.clear();
      stream.write(`${text}\n`);
      update(shown);
    },
    live(lines) {
      shown = lines.length === 0 ? null : lines.join('\n');
      if (shown === null) update.clear();
      else update(shown);
    },
    keep() {
      if (shown !== null) update.done();
      shown = null;
    },
  };
}
