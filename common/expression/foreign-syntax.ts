import type { ExpressionFault } from './expression-fault.ts';

/** Signs of JavaScript that CEL lacks, with what to write instead; the first that fits at a place is taken. */
const SIGNS: readonly [pattern: string, message: string][] = [
  ['===', 'CEL compares with ==, not with ===.'],
  ['!==', 'CEL compares with !=, not with !==.'],
  ['==', ''],
  ['!=', ''],
  ['<=', ''],
  ['>=', ''],
  ['=>', 'CEL has no arrow functions; write e.g. list.map(x, x.name) or list.exists(x, x > 1).'],
  ['=', 'CEL compares with ==; it assigns nothing.'],
  ['&&', ''],
  ['||', ''],
  ['&', 'CEL joins conditions with &&.'],
  ['|', 'CEL joins conditions with ||.'],
  ['??', 'Outside of a reference there is no ??; write e.g. input.?a.orValue(0).'],
  ['?.', 'Optional access is written input.?a in CEL, with the dot first.'],
  ['`', 'CEL has no backticks; write "Hello " + name.'],
  ['**', 'CEL has no power operator.'],
];

/** JavaScript's signs in a stretch of code; offsets within it. */
export function foreignSyntax(code: string): ExpressionFault[] {
  const faults: ExpressionFault[] = [];
  for (let at = 0; at < code.length; ) {
    const sign = SIGNS.find(([pattern]) => code.startsWith(pattern, at));
    if (sign !== undefined && sign[1] !== '') faults.push({ message: sign[1], offset: at });
    at += sign?.[0].length ?? 1;
  }
  return faults;
}
