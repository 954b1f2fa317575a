import type { Screen } from '../output/screen.ts';
import { shortPath } from '../output/short-path.ts';
import { type DevInfo, devFile } from './dev-info.ts';

/** Where things are, for a person. `appLink`: null where there is no app. */
export function sayWhere(screen: Screen, info: DevInfo, home: string, appLink: string | null): void {
  const { paint } = screen;
  const rows: [string, string][] = [
    ...(appLink === null ? [] : ([['App', `${appLink}  ${paint('dim', 'opens signed in, once')}`]] satisfies [string, string][])),
    ['API', info.apiUrl],
    ['API docs', info.docsUrl],
    ...(info.temporalUiUrl === null ? [] : ([['Temporal UI', info.temporalUiUrl]] satisfies [string, string][])),
    ['API key', `in ${shortPath(devFile(home))}, beside everything else`],
  ];
  screen.line();
  for (const [name, text] of rows) screen.line(`  ${paint('bold', name.padEnd(12))} ${text}`);
  screen.line();
  screen.line(paint('dim', '  Ctrl-C stops everything; the next start goes on with the same data.'));
}
