import type { Problem } from '../../common/graph/problem.ts';
import type { JsonObject } from '../../common/json/json-value.ts';
import type { SchemaClient } from '../../db/schema-client.ts';

/** Finds every problem of a graph that `userName` would publish or run; never runs anything. */
export type GraphValidator = (client: SchemaClient, graph: JsonObject, owner: { userName: string; shared: boolean }) => Promise<Problem[]>;
