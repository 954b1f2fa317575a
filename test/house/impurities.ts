import { parsed, type SourceFile, type SyntaxNode, walk } from './source-files.ts';

const GLOBALS = new Set(
  `process Buffer global globalThis window self document navigator location localStorage fetch crypto performance console require module
   __dirname __filename setTimeout setInterval setImmediate clearTimeout clearInterval queueMicrotask XMLHttpRequest WebSocket`.split(
    /\s+/,
  ),
);

/** Uses of Node's and the DOM's globals, of the clock and of randomness: `file: what`. */
export function impurities(file: SourceFile, allowed: readonly string[] = []): string[] {
  const { program } = parsed(file);
  const found: string[] = [];
  const declared = new Set<string>();
  walk(program, (node, parent) => {
    if (isNamed(node) && isDeclaration(node, parent)) declared.add(node.name);
  });
  walk(program, (node, parent) => {
    const what = impurity(node, parent, declared);
    if (what !== null && !allowed.includes(what)) found.push(`${file.path}: ${what}`);
  });
  return found;
}

function impurity(node: SyntaxNode, parent: SyntaxNode | null, declared: ReadonlySet<string>): string | null {
  if (node.type === 'MemberExpression' && isNamed(node.object) && isNamed(node.property)) {
    const text = `${node.object.name}.${node.property.name}`;
    if (text === 'Date.now' || text === 'Math.random') return text;
  }
  if (node.type === 'NewExpression' && isNamed(node.callee) && node.callee.name === 'Date' && (node.arguments as unknown[]).length === 0)
    return 'new Date()';
  if (!isNamed(node) || !GLOBALS.has(node.name) || declared.has(node.name)) return null;
  const isKey = parent !== null && (parent.property === node || parent.key === node) && parent.computed !== true;
  return isKey || parent?.type.startsWith('TS') ? null : node.name;
}

function isNamed(node: unknown): node is SyntaxNode & { name: string } {
  return typeof node === 'object' && node !== null && 'type' in node && node.type === 'Identifier' && 'name' in node;
}

function isDeclaration(node: SyntaxNode, parent: SyntaxNode | null): boolean {
  if (parent === null) return false;
  if (parent.type === 'VariableDeclarator' || parent.type === 'FunctionDeclaration' || parent.type === 'ImportSpecifier')
    return parent.id === node || parent.local === node;
  if (parent.type === 'Property') return parent.value === node && parent.shorthand === true;
  return Array.isArray(parent.params) && parent.params.includes(node);
}
