import { type Environment, EvaluationError } from '@marcbachmann/cel-js';

type Handler = (a: number, b: number) => number;

const ARITHMETIC: readonly [op: string, handler: Handler][] = [
  ['+', (a, b) => a + b],
  ['-', (a, b) => a - b],
  ['*', (a, b) => a * b],
  ['/', (a, b) => a / b],
];

/**
 * Lets int and double mix by value, as CEL itself does not: JSON's numbers are doubles, a literal is an int. Each operator
 * names its result type, because the library otherwise takes that of the left operand and `1 + input.n == 4` is false.
 */
export function registerMixedNumbers(cel: Environment): void {
  for (const [op, handler] of ARITHMETIC) {
    cel.registerOperator(`int ${op} double: double`, (a: bigint, b: number) => handler(Number(a), b));
    cel.registerOperator(`double ${op} int: double`, (a: number, b: bigint) => handler(a, Number(b)));
  }
  for (const [left, right] of [
    ['double', 'double'],
    ['int', 'double'],
    ['double', 'int'],
  ]) {
    cel.registerOperator(`${left} % ${right}: double`, (a: number | bigint, b: number | bigint) => remainder(Number(a), Number(b)));
  }
  registerTextFunctions(cel);
}

function remainder(a: number, b: number): number {
  if (b === 0) throw new EvaluationError('modulo by zero');
  return a % b;
}

/** Places in texts given as doubles; a fraction is no place. */
function registerTextFunctions(cel: Environment): void {
  cel.registerFunction('string.substring(double): string', (text: string, from: number) => substring(text, from, text.length));
  for (const [from, to] of [
    ['double', 'double'],
    ['int', 'double'],
    ['double', 'int'],
  ]) {
    cel.registerFunction(`string.substring(${from}, ${to}): string`, (text: string, start: number | bigint, end: number | bigint) =>
      substring(text, Number(start), Number(end)),
    );
  }
  cel.registerFunction('string.indexOf(string, double): int', (text: string, part: string, from: number) =>
    BigInt(text.indexOf(part, place(text, from))),
  );
  cel.registerFunction('string.lastIndexOf(string, double): int', (text: string, part: string, from: number) =>
    BigInt(text.lastIndexOf(part, place(text, from))),
  );
  cel.registerFunction('string.split(string, double): list<string>', (text: string, separator: string, limit: number) =>
    splitAtMost(text, separator, limit),
  );
}

function substring(text: string, from: number, to: number): string {
  place(text, from);
  place(text, to);
  if (to < from) throw new EvaluationError(`substring(${from}, ${to}) ends before it begins`);
  return text.substring(from, to);
}

function place(text: string, at: number): number {
  if (Number.isInteger(at) && at >= 0 && at <= text.length) return at;
  throw new EvaluationError(`The place ${at} does not lie in the text, which has ${text.length} characters`);
}

function splitAtMost(text: string, separator: string, limit: number): string[] {
  if (!Number.isInteger(limit)) throw new EvaluationError(`split() takes a whole number of parts, not ${limit}`);
  const parts = text.split(separator);
  if (limit < 0 || parts.length <= limit) return parts;
  return limit === 0 ? [] : [...parts.slice(0, limit - 1), parts.slice(limit - 1).join(separator)];
}
