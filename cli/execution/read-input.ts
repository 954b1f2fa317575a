import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { PerdureError } from '../../common/errors/perdure-error.ts';
import type { JsonObject } from '../../common/json/json-value.ts';

/** The input of a trigger as a command line gives it: JSON, `@FILE`, or `@-` for standard input. Throws `INPUT_INVALID`. */
export async function readInput(given: string | undefined): Promise<JsonObject> {
  if (given === undefined) return {};
  const { source, content } = await contentOf(given);
  try {
    const value: unknown = JSON.parse(content);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
  } catch (error) {
    throw invalid(`${source} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  throw invalid(`${source} is JSON, but no object.`);
}

async function contentOf(given: string): Promise<{ source: string; content: string }> {
  if (!given.startsWith('@')) return { source: 'The input', content: given };
  const file = given.slice(1);
  if (file === '-') return { source: 'Standard input', content: await text(process.stdin) };
  try {
    return { source: file, content: readFileSync(file, 'utf8') };
  } catch (error) {
    throw invalid(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function invalid(message: string): PerdureError {
  return new PerdureError('INPUT_INVALID', message, {
    remedy: 'Give --input a JSON object, for example \'{"orderId": "o-1"}\', or @FILE.',
  });
}
