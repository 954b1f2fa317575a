import type { SchemaClient } from '../schema-client.ts';
import { type Condition, whereClause } from './condition.ts';
import { parameters } from './parameters.ts';
import type { Relation } from './relation.ts';

export async function countRows(client: SchemaClient, relation: Relation, conditions: readonly Condition[]): Promise<number> {
  const p = parameters(...relation.parameters);
  const { rows } = await client.query(`select count(*) as count from ${relation.sql} t ${whereClause(conditions, p)}`, p.values);
  return Number(rows[0].count);
}
