import { readFileSync } from 'node:fs';

/** Of this package: its description lies one folder up in a checkout, two in `dist`. */
export const VERSION: string = ['../package.json', '../../package.json'].map(versionIn).find((version) => version !== null) ?? '0.0.0';

function versionIn(path: string): string | null {
  try {
    const { name, version } = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as { name?: string; version?: string };
    return name === 'perdure' && version !== undefined ? version : null;
  } catch {
    return null;
  }
}
