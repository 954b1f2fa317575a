import type { ASTNode } from '@marcbachmann/cel-js';
import { COMPREHENSIONS, METHODS, type StaticType } from './functions.ts';

const ARITHMETIC: ReadonlySet<string> = new Set(['+', '-', '*', '/', '%']);

/** What functions make that takes memory. */
const COUNTED: ReadonlySet<StaticType> = new Set(['string', 'list']);

/**
 * Writes a checked tree as the CEL text that is evaluated. It differs from the source in what makes numbers mix by value and
 * holds the limits: number literals are `dyn(…)`, what makes a number, a text or a list passes `_made` (finite or an error, and
 * counted), indexes `_at` and keys `_key` (a whole double is an int), comprehensions `_walk` (the size of what they walk through).
 */
export function emitExpression(node: ASTNode): string {
  const emit = emitExpression;
  switch (node.op) {
    case 'value':
      return emitLiteral(node.args);
    case 'id':
      return node.args;
    case '.':
    case '.?':
      return `${emit(node.args[0])}${node.op}${node.args[1]}`;
    case '[]':
      return `${emit(node.args[0])}[_at(${emit(node.args[1])})]`;
    case '[?]':
      return `${emit(node.args[0])}[?_at(${emit(node.args[1])})]`;
    case 'call':
      return emitCall(node.args[0], node.args[1], emit);
    case 'rcall':
      return emitMethod(node, emit);
    case 'list':
      return `dyn([${node.args.map(emit).join(', ')}])`;
    case 'map':
      return `_map([${node.args.map(([key, value]) => `[${untyped(key, emit)}, ${untyped(value, emit)}]`).join(', ')}])`;
    case '?:':
      return `(${emit(node.args[0])} ? ${untyped(node.args[1], emit)} : ${untyped(node.args[2], emit)})`;
    case '!_':
      return `(!${emit(node.args)})`;
    case '-_':
      return `(-${emit(node.args)})`;
    case '&&':
    case '||':
      return `(${emit(node.args[0])} ${node.op} ${emit(node.args[1])})`;
    case 'in':
      return `(_key(${emit(node.args[0])}) in ${emit(node.args[1])})`;
    default: {
      const whole = `${untyped(node.args[0], emit)} ${node.op} ${emit(node.args[1])}`;
      return ARITHMETIC.has(node.op) ? `_made(${whole})` : `(${whole})`;
    }
  }
}

/** The part without the type that the library would infer, whose own checks know nothing of mixed numbers and nulls. */
function untyped(node: ASTNode, emit: (of: ASTNode) => string): string {
  const open = node.op === 'id' || (node.op === 'value' && (typeof node.args === 'number' || typeof node.args === 'bigint'));
  return open || ARITHMETIC.has(node.op) ? emit(node) : `dyn(${emit(node)})`;
}

function emitLiteral(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return `dyn(${value})`;
  if (typeof value !== 'number') return String(value);
  const text = String(value);
  return `dyn(${/[.e]/.test(text) ? text : `${text}.0`})`;
}

function emitCall(name: string, args: readonly ASTNode[], emit: (of: ASTNode) => string): string {
  const [field] = args;
  if (name === 'has' && (field?.op === '.' || field?.op === '.?')) return `_has(${untyped(field.args[0], emit)}, "${field.args[1]}")`;
  const call = `${name}(${args.map((arg) => untyped(arg, emit)).join(', ')})`;
  return name === 'double' ? `_made(${call})` : call;
}

function emitMethod(node: ASTNode & { op: 'rcall' }, emit: (of: ASTNode) => string): string {
  const [name, receiver, args] = node.args;
  if (COMPREHENSIONS.has(name)) {
    const cost = args.slice(1).reduce((sum, arg) => sum + size(arg), 0);
    return `_walk(${untyped(receiver, emit)}, ${cost}).${name}(${args.map(emit).join(', ')})`;
  }
  const given = args.map((arg) => untyped(arg, emit));
  if (name === 'join') return `_join(${[untyped(receiver, emit), given[0] ?? '""'].join(', ')})`;
  const call = `${emit(receiver)}.${name}(${given.join(', ')})`;
  const { result = 'any' } = METHODS.get(name) ?? {};
  if (COUNTED.has(result)) return `_made(${call})`;
  return result === 'any' ? `dyn(${call})` : call;
}

/** Nodes of a tree: what one turn of a comprehension costs. */
function size(node: ASTNode): number {
  const parts: unknown[] = Array.isArray(node.args) ? node.args.flat(2) : [node.args];
  return parts.reduce<number>((sum, part) => sum + (isNode(part) ? size(part) : 0), 1);
}

function isNode(part: unknown): part is ASTNode {
  return typeof part === 'object' && part !== null && 'op' in part;
}
