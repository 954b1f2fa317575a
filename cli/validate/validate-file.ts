import { readFileSync } from 'node:fs';
import { catalogOf } from '../../api/catalog-of.ts';
import { PerdureError } from '../../common/errors/perdure-error.ts';
import type { Problem } from '../../common/graph/problem.ts';
import { validateWorkflow } from '../../common/graph/validate/validate-workflow.ts';
import type { JsonObject } from '../../common/json/json-value.ts';
import { paintFor } from '../output/paint.ts';
import { printable } from '../output/printable.ts';
import { loadConfigFile } from '../process/load-config-file.ts';

export interface ValidateFileOptions {
  config: string | undefined;
  json: boolean;
}

/** Prints the problems of the graph in a file. Returns the exit code. */
export async function validateFile(file: string, options: ValidateFileOptions): Promise<number> {
  const { config, file: configFile } = await loadConfigFile(options.config);
  const problems = validateWorkflow(readGraphFile(file), catalogOf(config));
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  if (options.json) process.stdout.write(`${JSON.stringify({ problems })}\n`);
  else {
    for (const problem of problems) process.stdout.write(`${lineOf(problem)}\n`);
    const warnings = problems.length - errors;
    process.stdout.write(`${file}: ${count(errors, 'error')}, ${count(warnings, 'warning')}\n`);
    if (configFile === null) {
      process.stderr.write(
        'Checked without a configuration file: only the actions that Perdure brings along are known. Give yours by --config.\n',
      );
    }
  }
  return errors === 0 ? 0 : 1;
}

function readGraphFile(file: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const remedy = 'Give a file that holds a graph as JSON: { "nodes": […], "edges": […] }.';
    throw new PerdureError('GRAPH_SHAPE', `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`, { remedy });
  }
  const holder = typeof value === 'object' && value !== null && 'graph' in value ? value.graph : value;
  if (typeof holder === 'object' && holder !== null && !Array.isArray(holder)) return holder as JsonObject;
  throw new PerdureError('GRAPH_SHAPE', `${file} holds no object, so no graph.`);
}

function lineOf({ severity, code, message, nodeId, edgeId, field }: Problem): string {
  const paint = paintFor(process.stdout);
  const place = [nodeId === undefined ? '' : `node ${nodeId}`, edgeId === undefined ? '' : `edge ${edgeId}`, field ?? '']
    .filter(Boolean)
    .join(', ');
  return `${paint(severity === 'error' ? 'red' : 'yellow', severity.padEnd(7))} ${code}  ${place === '' ? '' : `${printable(place)}: `}${printable(message)}`;
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
