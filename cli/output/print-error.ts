import { describeError } from './describe-error.ts';
import { paintFor } from './paint.ts';
import { printable } from './printable.ts';

/** Says on standard error what went wrong and what to do; as one line of JSON for a program. */
export function printError(error: unknown, options: { json?: boolean } = {}): void {
  const described = describeError(error);
  if (options.json === true) {
    process.stderr.write(`${JSON.stringify({ error: described })}\n`);
    return;
  }
  const paint = paintFor(process.stderr);
  process.stderr.write(`${paint('red', `perdure: ${described.code}`)}  ${described.message}\n`);
  for (const place of described.places ?? []) process.stderr.write(`  ${printable(place)}\n`);
  if (described.remedy !== '') process.stderr.write(`${paint('dim', `  → ${described.remedy}`)}\n`);
}
