import { isJsonObject } from '../json/is-json-object.ts';
import type { JsonValue } from '../json/json-value.ts';
import type { GraphNode } from './graph.ts';

/** A case as far as it can be read. */
export interface SwitchCase {
  key: JsonValue | undefined;
  when: JsonValue | undefined;
}

/** The cases of a switch, and the keys among them that are texts; both empty for other nodes. */
export function switchCases(node: GraphNode): { cases: SwitchCase[]; keys: string[] } {
  const { cases } = node.data.config;
  if (node.type !== 'switch' || !Array.isArray(cases)) return { cases: [], keys: [] };
  const read = cases.map((item) => (isJsonObject(item) ? { key: item.key, when: item.when } : { key: undefined, when: undefined }));
  return { cases: read, keys: read.map(({ key }) => key).filter((key) => typeof key === 'string') };
}
