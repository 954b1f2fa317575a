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
  return source.kind === 'template' ? readTemplate(source.text) : readTemplate(source.text);
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
