import { relative } from 'node:path';

/** A path for people: relative below the working folder, else absolute. */
export function shortPath(path: string): string {
  const short = relative(process.cwd(), path);
  return short === '' || short.startsWith('..') ? path : short;
}
