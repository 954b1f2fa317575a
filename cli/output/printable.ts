import { stripVTControlCharacters } from 'node:util';

/** A text of somebody else's, fit for one line of a terminal: without escape sequences, control characters and line ends. */
export function printable(text: string): string {
  return (
    stripVTControlCharacters(text)
      .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
      // formatting characters that turn the order of a line round
      .replace(/[\u202a-\u202e\u2066-\u2069]/gu, '')
      .trim()
  );
}
