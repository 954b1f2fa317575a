// `node_modules/.bin/jiti scripts/errors-doc.ts` writes docs/errors.md from the table of errors.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ERRORS, type ErrorCode } from '../common/errors/error-table.ts';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

const INTRODUCTION = `# Errors

Every error that Perdure reports has a \`code\` from this table: over HTTP in the problem document, from \`perdure/server\` on the
\`PerdureError\` that is thrown, in the journal on the node or execution that failed, on the command line behind the message. The message
says what was found in this case; the table says what the code means and what to do. A step may fail with a code of its own, which is
passed on as it is.

In code, ask \`isPerdureError(error, 'WORKFLOW_NOT_FOUND')\` of \`perdure/common\` rather than \`instanceof\`.

<!-- Written by scripts/errors-doc.ts from common/errors/error-table.ts. -->
`;

const HEADINGS: Record<string, string> = {
  'of the API': 'Answers of the API',
  'of a graph, found at publish': 'Problems of a graph, found when it is published',
  'of a node, while it runs': 'Failures of a node, while it runs',
  'of an execution': 'Troubles of an execution',
  'of the set-up': 'Troubles of the set-up',
};

/** The page, in the order and under the groups of the table. */
export function errorsDoc(): string {
  const groups: { heading: string; codes: ErrorCode[] }[] = [];
  const source = readFileSync(join(ROOT, 'common', 'errors', 'error-table.ts'), 'utf8');
  for (const [, comment, code] of source.matchAll(/^ {2}(?:\/\/ (.+)|([A-Z_]+): \{)/gm)) {
    if (comment !== undefined) groups.push({ heading: HEADINGS[comment] ?? comment, codes: [] });
    else groups.at(-1)?.codes.push(code as ErrorCode);
  }
  return [INTRODUCTION, ...groups.map(section)].join('\n');
}

function section({ heading, codes }: { heading: string; codes: ErrorCode[] }): string {
  const isHttp = codes.some((code) => ERRORS[code].status !== undefined);
  const head = isHttp
    ? ['| code | HTTP | what was found | what to do |', '|---|---|---|---|']
    : ['| code | what was found | what to do |', '|---|---|---|'];
  const rows = codes.map((code) => {
    const { title, remedy, status } = ERRORS[code];
    return `| \`${code}\` |${isHttp ? ` ${status ?? ''} |` : ''} ${title} | ${remedy} |`;
  });
  return [`## ${heading}\n`, ...head, ...rows, ''].join('\n');
}

// jiti runs this file as the main one; a test only imports it
if (process.argv[1]?.endsWith('errors-doc.ts')) writeFileSync(join(ROOT, 'docs', 'errors.md'), errorsDoc());
