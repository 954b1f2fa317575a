import { formatDuration } from '../../common/time/format-duration.ts';
import type { Screen } from '../output/screen.ts';

/** The lines that a start prints: one for each part that is ready, and what is at work meanwhile. */
export interface Progress {
  begin(name: string): void;
  /** more of the part that has begun */
  note(text: string): void;
  done(name: string, text: string): void;
}

const PLAIN_NOTE_EVERY_MS = 15_000;

export function createProgress(screen: Screen): Progress {
  const { paint } = screen;
  let startedAt = Date.now();
  let notedAt = 0;
  return {
    begin(name) {
      startedAt = Date.now();
      screen.live([paint('dim', `… ${name}`)]);
    },
    note(text) {
      screen.live([paint('dim', `… ${text}`)]);
      if (screen.interactive || Date.now() - notedAt < PLAIN_NOTE_EVERY_MS) return;
      notedAt = Date.now();
      screen.line(text);
    },
    done(name, text) {
      screen.live([]);
      screen.line(`${paint('green', '✓')} ${name.padEnd(11)} ${text}  ${paint('dim', formatDuration(Date.now() - startedAt))}`);
    },
  };
}
