// Runs a command in a pseudo-terminal and draws what it shows as an SVG:
//   npx jiti scripts/record-terminal/main.ts --out docs/demo.svg --until 'Ctrl-C stops' -- npm start
// The command is stopped by Ctrl-C once the text matches --until; without it, it is drawn when it ends.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runInTerminal } from '../../test/support/terminal.ts';
import { terminalSvg } from './terminal-svg.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string' },
    until: { type: 'string' },
    title: { type: 'string' },
    columns: { type: 'string', default: '100' },
    rows: { type: 'string', default: '60' },
    timeout: { type: 'string', default: '600' },
  },
});
if (values.out === undefined || positionals.length === 0) {
  console.error(
    'Usage: record-terminal --out FILE.svg [--until REGEX] [--title TEXT] [--columns N] [--rows N] [--timeout SECONDS] -- COMMAND…',
  );
  process.exit(2);
}

const terminal = runInTerminal(positionals, { columns: Number(values.columns), rows: Number(values.rows) });
if (values.until === undefined) await terminal.ended;
else await terminal.shows(new RegExp(values.until), Number(values.timeout) * 1_000);
writeFileSync(values.out, terminalSvg(terminal.emulator, values.title ?? positionals.join(' ')));
if (values.until !== undefined) {
  terminal.type('\u0003');
  await terminal.ended;
}
