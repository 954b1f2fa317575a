import type { Screen } from '../output/screen.ts';
import { shortPath } from '../output/short-path.ts';
import { type DevInfo, devFile } from './dev-info.ts';

/** Where things are, for a person. */
export function sayWhere(screen: Screen, info: DevInfo, home: string): void {
  const { paint } = screen;
  const rows: [string, string][] = [
    ['API', info.apiUrl],
    ['API docs', info.docsUrl],
    ...(info.appUrl === null ? [] : ([['App', info.appUrl]] satisfies [string, string][])),
    ...(info.temporalUiUrl === null ? [] : ([['Temporal UI', info.temporalUiUrl]] satisfies [string, string][])),
    ['API key', `in ${shortPath(devFile(home))}, beside everything else`],
  ];
  screen.line();
  for (const [name, text] of rows) screen.line(`  ${paint('bold', name.padEnd(12))} ${text}`);
  screen.line();
  screen.line(paint('dim', '  Ctrl-C stops everything; the next start goes on with the same data.'));
}
