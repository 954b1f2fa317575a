import { fileURLToPath } from 'node:url';

/** `file:line:column` of the first frame outside of installed packages and Node itself; `file` alone when the error has none. */
export function placeOfError(error: unknown, file: string): string {
  const stack = typeof error === 'object' && error !== null && 'stack' in error ? String(error.stack) : '';
  // frames only, as a whole: paths may hold blanks, and `node:internal/…` is no path
  for (const [, raw = '', line, column] of stack.matchAll(/^(?: +at (?:async )?(?:.*\()?| *)((?:file:\/\/)?\/.*?):(\d+):(\d+)\)?$/gm)) {
    if (raw.includes('/node_modules/')) continue;
    const path = raw.startsWith('file://') ? fileURLToPath(raw) : raw;
    return `${path}:${line}:${column}`;
  }
  return file;
}
