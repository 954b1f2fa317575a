import { parsePath } from './parse-path.ts';
import type { Reference } from './reference.ts';
import { TemplateError } from './template-error.ts';

const NODE = /^@([^:]*)(:?)/;
/** A label that ends in a dot or holds a bracket, neither of them escaped: what was meant to be a path is none. */
const BROKEN_PATH = /^(?:[^\\[]|\\[\s\S])*(?:\[|\.$)/;
const WORD = /^[^\s.[\]{}?\\"]+/;

/** What stands between the braces, or between two `??`; `offset` is its place in the whole text, for the error's column. */
export function parseReference(text: string, offset: number): Reference {
  if (text === '') throw new TemplateError('There is nothing between the braces; name a node with @, or use input.', offset);
  if (text.startsWith('@')) return parseNode(text, offset);
  const word = WORD.exec(text)?.[0] ?? '';
  const path = parsePath(text, word.length);
  if (word === '' || path === undefined)
    throw new TemplateError(`\`${text}\` is no reference; write e.g. {{input.name}} or {{@nodeId:Label.name}}.`, offset);
  switch (word) {
    case 'input':
    case 'item':
      return { kind: word, path };
    case 'index':
      if (path.length === 0) return { kind: word };
      throw new TemplateError('`index` is a number and has nothing inside.', offset);
    case 'execution':
      if (path.length === 1 && (path[0] === 'id' || path[0] === 'startedAt')) return { kind: word, field: path[0] };
      throw new TemplateError('Of `execution` there are execution.id and execution.startedAt.', offset);
    case 'user':
      if (path.length === 1 && path[0] === 'name') return { kind: word, field: 'name' };
      throw new TemplateError('Of `user` there is user.name.', offset);
    default:
      throw new TemplateError(
        `\`${word}\` is no known word; the trigger's input is read by {{input.${text}}}, a node's output by {{@nodeId:Label.${text}}}.`,
        offset,
      );
  }
}

function parseNode(text: string, offset: number): Reference {
  const [whole = '', nodeId = '', colon] = NODE.exec(text) ?? [];
  if (nodeId === '' || colon !== ':') throw new TemplateError(`\`${text}\` lacks its form @nodeId:Label.path.`, offset);
  const rest = text.slice(whole.length);
  const start = pathStart(rest);
  const path = parsePath(rest, start);
  if (BROKEN_PATH.test(rest.slice(0, start))) {
    throw new TemplateError(
      `The path in \`${text}\` cannot be read; it has the forms .name, [0] and ["any key"], and a label its own [ as \\[.`,
      offset,
    );
  }
  return { kind: 'node', nodeId, label: unescapeLabel(rest.slice(0, start)), path: path ?? [] };
}

/** Where the longest suffix begins that is a path; the label is what stands before it. */
function pathStart(rest: string): number {
  for (let at = 0; at < rest.length; at += 1) {
    const char = rest[at];
    if (char === '\\') at += 1;
    else if ((char === '.' || char === '[') && parsePath(rest, at) !== undefined) return at;
  }
  return rest.length;
}

function unescapeLabel(label: string): string {
  return label.replace(/\\(.)/g, (_whole, char: string) => char);
}
