import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ParseResult, parseSync } from 'oxc-parser';

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export interface SourceFile {
  /** from the root, with `/` */
  path: string;
  /** the first folder */
  folder: string;
  text: string;
}

/** Every file that git knows or would add. */
export function allFiles(): string[] {
  const output = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const deleted = new Set(execFileSync('git', ['ls-files', '--deleted'], { cwd: ROOT, encoding: 'utf8' }).split('\n'));
  return output.split('\n').filter((path) => path !== '' && !deleted.has(path));
}

export function sourceFiles(): SourceFile[] {
  return allFiles()
    .filter((path) => /\.(ts|tsx|mts|mjs)$/.test(path))
    .map((path) => ({ path, folder: path.split('/')[0] ?? '', text: readFileSync(join(ROOT, path), 'utf8') }));
}

export function parsed(file: SourceFile): ParseResult {
  const result = parseSync(file.path, file.text);
  if (result.errors.length > 0) throw new Error(`${file.path}: ${result.errors[0]?.message}`);
  return result;
}

/** What a file imports, re-exports, or names by `import(…)`: specifiers as written. */
export function specifiersOf(file: SourceFile): string[] {
  const { module, program } = parsed(file);
  const fixed = [
    ...module.staticImports.map((statement) => statement.moduleRequest.value),
    ...module.staticExports.flatMap((statement) => statement.entries.map((entry) => entry.moduleRequest?.value)),
    ...module.dynamicImports.map(({ moduleRequest: { start, end } }) => /^(['"])(.*)\1$/.exec(file.text.slice(start, end))?.[2]),
  ];
  const types: string[] = [];
  walk(program, (node) => {
    if (node.type === 'TSImportType') types.push((node.source as { value: string }).value);
  });
  return [...new Set([...fixed, ...types].filter((specifier) => specifier !== undefined))];
}

/** The file that a relative specifier names, from the root. */
export function resolveFrom(file: SourceFile, specifier: string): string {
  return posix.join(posix.dirname(file.path), specifier);
}

export interface SyntaxNode {
  type: string;
  [key: string]: unknown;
}

/** Calls `visit` for every node, parents first. */
export function walk(node: unknown, visit: (node: SyntaxNode, parent: SyntaxNode | null) => void, parent: SyntaxNode | null = null): void {
  if (Array.isArray(node)) {
    for (const item of node) walk(item, visit, parent);
  } else if (typeof node === 'object' && node !== null && 'type' in node) {
    visit(node as SyntaxNode, parent);
    for (const value of Object.values(node)) walk(value, visit, node as SyntaxNode);
  }
}
