import type { Graph, GraphEdge, GraphNode } from '../../common/graph/graph.ts';
import type { JsonObject, JsonValue } from '../../common/json/json-value.ts';

/** What became of a node. */
export type Fate = 'skipped' | 'disabled' | 'success' | 'error';

/** An execution as the rules say it must come out, without any notion of time. */
export interface ReferenceResult {
  fates: Map<string, Fate>;
  taken: Map<string, boolean>;
  /** nodes that run and fail with nobody to handle it; the execution succeeds if there are none */
  broken: string[];
  output: JsonValue;
}

/** Stands for the time at which something woke, which no rule fixes. */
export const SOME_TIME = 'some time';

/**
 * The rules written down a second time, as questions that each node asks of those before it. Slow and plain on purpose; it
 * shares nothing with the interpreter but the shape of a graph. Knows literal conditions (`true`, `false`, everything else
 * fails) and whole-output references in actions.
 */
export function interpretByReference(
  graph: Graph,
  triggerId: string,
  input: JsonObject,
  startedMs: number,
  fails: ReadonlySet<string>,
): ReferenceResult {
  const memo = new Map<string, unknown>();
  const once = <T>(key: string, compute: () => T): T => {
    if (!memo.has(key)) memo.set(key, compute());
    return memo.get(key) as T;
  };
  const node = (id: string): GraphNode => {
    const found = graph.nodes.find((candidate) => candidate.id === id);
    if (found === undefined) throw new Error(`No node ${id}.`);
    return found;
  };
  const edgesTo = (id: string) => graph.edges.filter((edge) => edge.target === id);
  const edgesFrom = (id: string) => graph.edges.filter((edge) => edge.source === id);
  const handleOf = (edge: GraphEdge) => edge.sourceHandle ?? defaultOf(node(edge.source).type);

  const isTaken = (edge: GraphEdge): boolean =>
    once(`edge ${edge.id}`, () => {
      const fate = fateOf(edge.source);
      if (fate === 'skipped') return false;
      if (fate === 'disabled') return node(edge.source).type !== 'trigger' && handleOf(edge) === defaultOf(node(edge.source).type);
      return fate === 'error' ? handleOf(edge) === 'error' : chosenBy(node(edge.source)).includes(handleOf(edge));
    });

  const fateOf = (id: string): Fate =>
    once(`fate ${id}`, () => {
      const { type, data } = node(id);
      if (type === 'trigger') return id === triggerId ? 'success' : data.enabled === false ? 'disabled' : 'skipped';
      if (!edgesTo(id).some(isTaken)) return 'skipped';
      if (data.enabled === false) return 'disabled';
      return failsItself(node(id)) ? 'error' : 'success';
    });

  const failsItself = ({ id, type, data }: GraphNode): boolean => {
    if (type === 'action') return fails.has(id);
    if (type === 'condition') return !isBoolean(data.config.expression);
    if (type === 'switch') return casesAsked(data.config).some(({ when }) => !isBoolean(when));
    return false;
  };

  const outputOf = (id: string): JsonValue | undefined =>
    once(`output ${id}`, () => {
      const { type, data } = node(id);
      const fate = fateOf(id);
      if (fate === 'disabled') return null;
      if (fate === 'skipped') return undefined;
      if (fate === 'error') return { failed: id };
      if (type === 'trigger') return { triggered: true, timestamp: startedMs, ...input };
      if (type === 'condition') return { result: data.config.expression === 'true' };
      if (type === 'switch') return { matched: matchedBy(data.config) };
      if (type === 'set') return data.config.values ?? null;
      if (type === 'output') return data.config.value ?? null;
      if (type === 'sleep') return { wokeAt: SOME_TIME };
      return { from: id, saw: seenBy(data.config) };
    });

  const seenBy = (config: JsonObject): JsonObject => {
    const ids = Object.values(config).flatMap((value) => /^\{\{@(\w+):/.exec(String(value))?.[1] ?? []);
    const entries = [...new Set(ids)].sort().map((id): [string, JsonValue | undefined] => [id, outputOf(id)]);
    return Object.fromEntries(entries.filter(isPresent));
  };

  const ranAfter = (id: string): boolean => once(`after ${id}`, () => edgesFrom(id).some(({ target }) => ran(target) || ranAfter(target)));
  const ran = (id: string) => fateOf(id) === 'success' || fateOf(id) === 'error';
  const ids = graph.nodes.map(({ id }) => id);
  const named = ids.filter((id) => ran(id) && node(id).type === 'output');
  const ends = named.length > 0 ? named : ids.filter((id) => ran(id) && !ranAfter(id));
  const broken = ids.filter((id) => fateOf(id) === 'error' && !edgesFrom(id).some((edge) => handleOf(edge) === 'error'));
  return {
    fates: new Map(ids.map((id) => [id, fateOf(id)])),
    taken: new Map(graph.edges.map((edge) => [edge.id, isTaken(edge)])),
    broken,
    output: ends.length === 1 ? (outputOf(ends[0] ?? '') ?? null) : Object.fromEntries(ends.map((id) => [id, outputOf(id) ?? null])),
  };
}

function isPresent(entry: [string, JsonValue | undefined]): entry is [string, JsonValue] {
  return entry[1] !== undefined;
}

function isBoolean(source: JsonValue | undefined): boolean {
  return source === 'true' || source === 'false';
}

function chosenBy({ type, data }: GraphNode): string[] {
  if (type === 'condition') return [String(data.config.expression)];
  if (type !== 'switch') return ['out'];
  const matched = matchedBy(data.config);
  return matched.length === 0 ? ['default'] : matched;
}

function casesOf(config: JsonObject): { key: string; when: string }[] {
  return config.cases as { key: string; when: string }[];
}

/** The cases whose condition is looked at. */
function casesAsked(config: JsonObject): { key: string; when: string }[] {
  const cases = casesOf(config);
  const first = cases.findIndex(({ when }) => when === 'true');
  return config.mode === 'all' || first < 0 ? cases : cases.slice(0, first);
}

function matchedBy(config: JsonObject): string[] {
  const keys = casesOf(config)
    .filter(({ when }) => when === 'true')
    .map(({ key }) => key);
  return config.mode === 'all' ? keys : keys.slice(0, 1);
}

function defaultOf(type: string): string {
  return type === 'condition' ? 'true' : type === 'switch' ? 'default' : 'out';
}
