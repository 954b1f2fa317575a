import { isJsonObject } from '../../json/is-json-object.ts';
import { describePath, jsonPointer } from '../../json/json-path.ts';
import type { JsonValue } from '../../json/json-value.ts';
import { schemaFaults } from '../../json-schema/schema-faults.ts';
import { parseDuration } from '../../time/duration.ts';
import { parseInstant } from '../../time/instant.ts';
import type { GraphNode } from '../graph.ts';
import type { Problem } from '../problem.ts';
import { switchCases } from '../switch-cases.ts';

/** of one node; whoever corrects those sees the next */
const MOST_SCHEMA_FAULTS = 20;

type Report = (code: Problem['code'], field: string, message: string) => void;

/** The config of a node that is no action has what its type needs. Templates and expressions are read elsewhere. */
export function checkConfig(node: GraphNode): Problem[] {
  const problems: Problem[] = [];
  const report: Report = (code, field, message) =>
    problems.push({ code, message: `"${node.data.label}": ${message}`, severity: 'error', nodeId: node.id, field });
  if (Object.hasOwn(CHECKS, node.type)) CHECKS[node.type]?.(node, report);
  return problems;
}

const CHECKS: Partial<Record<string, (node: GraphNode, report: Report) => void>> = {
  trigger({ data: { config } }, report) {
    const { inputSchema } = config;
    if (isMissing(inputSchema)) return;
    if (!isJsonObject(inputSchema) && typeof inputSchema !== 'boolean') {
      report('FIELD_INVALID', 'inputSchema', 'the input schema is no JSON Schema, which is an object.');
      return;
    }
    for (const { path, detail } of schemaFaults(inputSchema).slice(0, MOST_SCHEMA_FAULTS)) {
      const place = path.length === 0 ? 'it' : jsonPointer(path);
      report('INPUT_SCHEMA_INVALID', describePath(['inputSchema', ...path]), `the input schema cannot be used: ${place} ${detail}.`);
    }
  },
  condition({ data: { config } }, report) {
    requireText(config.expression, 'expression', 'the expression', report);
  },
  switch(node, report) {
    const { cases, mode } = node.data.config;
    if (isMissing(cases)) report('FIELD_REQUIRED', 'cases', 'it has no cases.');
    else if (!Array.isArray(cases)) report('FIELD_INVALID', 'cases', 'the cases are no list.');
    else if (cases.length === 0) report('FIELD_REQUIRED', 'cases', 'it has no cases.');
    if (!isMissing(mode) && mode !== 'first' && mode !== 'all') report('FIELD_INVALID', 'mode', 'the mode is neither "first" nor "all".');
    for (const [index, { when }] of switchCases(node).cases.entries()) {
      requireText(when, `cases[${index}].when`, `the condition of case ${index + 1}`, report);
    }
  },
  set({ data: { config } }, report) {
    if (isMissing(config.values)) report('FIELD_REQUIRED', 'values', 'it has no values.');
    else if (!isJsonObject(config.values)) report('FIELD_INVALID', 'values', 'the values are no object.');
  },
  sleep({ data: { config } }, report) {
    const { duration, until } = config;
    if (isMissing(duration) && isMissing(until)) report('FIELD_REQUIRED', 'duration', 'it has neither a duration nor a time.');
    else if (!isMissing(duration) && !isMissing(until)) report('FIELD_INVALID', 'until', 'it has both a duration and a time; keep one.');
    else if (!isMissing(duration)) checkMoment(duration, 'duration', parseDuration, 'no duration, e.g. "30s" or "5 minutes"', report);
    else checkMoment(until, 'until', parseInstant, 'no ISO 8601 time, e.g. "2030-01-31T08:00:00Z"', report);
  },
  output({ data: { config } }, report) {
    if (config.value === undefined) report('FIELD_REQUIRED', 'value', 'it has no value.');
  },
};

/** What holds a token is known only when it runs. */
function checkMoment(
  value: JsonValue | undefined,
  field: string,
  parse: (value: unknown) => number | undefined,
  what: string,
  report: Report,
): void {
  const open = typeof value === 'string' && value.includes('{{');
  if (!open && parse(value) === undefined) report('DURATION_INVALID', field, `${JSON.stringify(value)?.slice(0, 120)} is ${what}.`);
}

function requireText(value: JsonValue | undefined, field: string, what: string, report: Report): void {
  if (isMissing(value)) report('FIELD_REQUIRED', field, `${what} is missing.`);
  else if (typeof value !== 'string') report('FIELD_INVALID', field, `${what} is no text.`);
}

function isMissing(value: JsonValue | undefined): value is undefined | null | '' {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
