import { type FormEvent, useEffect, useState } from 'react';
import type { Workflow } from '../../../client/workflow.ts';
import type { ExecutionFilter } from './execution-filter.ts';
import { TimeFilter } from './TimeFilter.tsx';

export interface ScopeFilterProps {
  filter: ExecutionFilter;
  workflows: readonly Pick<Workflow, 'id' | 'name'>[];
  /** absent parts are those that are not filtered by */
  onChange(filter: ExecutionFilter): void;
}

/** Which workflow, whose executions, since when. */
export function ScopeFilter({ filter, workflows, onChange }: ScopeFilterProps) {
  const { status, workflow, user, range, from, to } = filter;
  const [typed, setTyped] = useState(user ?? '');
  useEffect(() => setTyped(user ?? ''), [user]);
  const change = (parts: { workflow?: string; user?: string }) => {
    const next = Object.entries({ ...filter, ...parts }).filter(([, each]) => each !== '');
    onChange(Object.fromEntries(next) as ExecutionFilter);
  };
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (typed.trim() !== (user ?? '')) change({ user: typed.trim() });
  };
  return (
    <form className="pd-filters pd-scope" onSubmit={submit} aria-label="Filters">
      <select
        className="pd-input pd-select"
        aria-label="Workflow"
        value={workflow ?? ''}
        onChange={(event) => change({ workflow: event.target.value })}
      >
        <option value="">Any workflow</option>
        {workflow !== undefined && !workflows.some(({ id }) => id === workflow) && <option value={workflow}>{workflow.slice(0, 8)}</option>}
        {workflows.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <input
        className="pd-input pd-scope-user"
        aria-label="User that it runs as"
        data-search
        placeholder="Any user"
        value={typed}
        maxLength={256}
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => submit()}
      />
      <TimeFilter
        filter={{ ...(range && { range }), ...(from && { from }), ...(to && { to }) }}
        onChange={(time) => onChange({ ...(status && { status }), ...(workflow && { workflow }), ...(user && { user }), ...time })}
      />
    </form>
  );
}
