import { PerdureError } from '../../common/errors/perdure-error.ts';
import { formatDuration } from '../../common/time/format-duration.ts';
import { findTarget } from '../connection/find-target.ts';
import { printable } from '../output/printable.ts';
import { createScreen } from '../output/screen.ts';
import { checkParts } from './check-parts.ts';
import { listStuck } from './list-stuck.ts';

/** Says what runs and how it is. Returns the exit code. */
export async function showStatus(options: { json: boolean }): Promise<number> {
  const { dev, home } = findTarget();
  if (dev === null) {
    throw new PerdureError('NOT_CONFIGURED', `No \`perdure dev\` runs in ${home}.`, {
      remedy: 'Start it with `perdure dev`, or set PERDURE_HOME to the folder of one that runs.',
    });
  }
  if (options.json) {
    process.stdout.write(`${JSON.stringify(dev, null, 2)}\n`);
    return 0;
  }
  const screen = createScreen(process.stdout);
  const { paint } = screen;
  const parts = await checkParts(dev);
  for (const { name, where, fault } of parts) {
    const sign = fault === null ? paint('green', '✓') : paint('red', '✗');
    screen.line(`${sign} ${name.padEnd(11)} ${where}${fault === null ? '' : `  ${paint('red', fault)}`}`);
  }
  if (dev.appUrl !== null) screen.line(`  ${'App'.padEnd(11)} ${dev.appUrl}`);
  if (dev.temporalUiUrl !== null) screen.line(`  ${'Temporal UI'.padEnd(11)} ${dev.temporalUiUrl}`);
  const stuck = parts.some(({ name, fault }) => name === 'api' && fault !== null) ? [] : await listStuck(dev);
  for (const { id, workflowName, stuck: why } of stuck) {
    const since = formatDuration(Date.now() - Date.parse(why.since));
    screen.line(`${paint('yellow', 'stuck')} ${id}  ${printable(workflowName)}  ${why.code} for ${since}: ${printable(why.message)}`);
  }
  return parts.every(({ fault }) => fault === null) ? 0 : 1;
}
