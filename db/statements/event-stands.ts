/** Whether event `x` still counts: a reset voids what lies between its `base` and itself. `schema` is quoted. */
export const eventStands = (schema: string) => `not exists (
  select from ${schema}.execution_events reset
  where reset.execution_id = x.execution_id and reset.type = 'execution.started' and reset.seq > x.seq
    and (reset.body->>'base')::integer < x.seq
)`;
