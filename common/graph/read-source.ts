import { checkExpression } from '../expression/check-expression.ts';
import { expressionReferences } from '../expression/expression-references.ts';
import { expressionVariables } from '../expression/expression-variables.ts';
import type { Reference } from '../template/reference.ts';
import { scanTemplate } from '../template/scan.ts';
import { isTemplateError } from '../template/template-error.ts';
import type { NodeSource } from './node-sources.ts';

/** What a template or an expression reads in one place. */
export interface Read {
  /** as it is written */
  text: string;
  optional: boolean;
  /** tried in order; the first that has a value is it */
  alternatives: readonly Reference[];
}

/** Why a template or an expression cannot be read. */
export interface SourceFault {
  message: string;
  line: number;
  column: number;
}

/** The largest template, in characters. */
const MAX_TEMPLATE_LENGTH = 16 * 1024;

/** Takes a template or an expression apart. */
export function readSource(source: NodeSource): { faults: SourceFault[]; reads: Read[] } {
  return source.kind === 'template' ? readTemplate(source.text) : readExpression(source);
}

function readExpression({ text, gives }: NodeSource): { faults: SourceFault[]; reads: Read[] } {
  const tokens = expressionReferences(text).map(({ token: { source, optional, alternatives } }) => ({
    text: source,
    optional,
    alternatives,
  }));
  return {
    faults: checkExpression(text, gives === undefined ? {} : { gives }),
    reads: [...tokens, ...expressionVariables(text).flatMap(variableRead)],
  };
}

/** A variable that stands in an expression by its bare name is read, too. */
function variableRead(name: string): Read[] {
  if (name === 'input' || name === 'item') return [{ text: name, optional: false, alternatives: [{ kind: name, path: [] }] }];
  return name === 'index' ? [{ text: name, optional: false, alternatives: [{ kind: name }] }] : [];
}

function readTemplate(text: string): { faults: SourceFault[]; reads: Read[] } {
  try {
    const tokens = scanTemplate(text).parts.flatMap((part) => (typeof part === 'string' ? [] : [part.token]));
    const reads = tokens.map(({ source, optional, alternatives }) => ({ text: source, optional, alternatives }));
    const tooLong = tokens.length > 0 && text.length > MAX_TEMPLATE_LENGTH;
    return {
      faults: tooLong ? [{ message: `The template is longer than ${MAX_TEMPLATE_LENGTH} characters.`, line: 1, column: 1 }] : [],
      reads,
    };
  } catch (error) {
    if (!isTemplateError(error)) throw error;
    return { faults: [placed(text, error.column, error.message)], reads: [] };
  }
}

function placed(text: string, column: number, message: string): SourceFault {
  const lines = text.slice(0, column - 1).split('\n');
  return { message, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
