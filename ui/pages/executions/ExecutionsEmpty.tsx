import type { Workflow } from '../../../client/workflow.ts';
import { Activity } from '../../icons/icons.ts';
import { Button } from '../../parts/Button.tsx';
import { CodeBlock } from '../parts/CodeBlock.tsx';
import { PageLink } from '../parts/PageLink.tsx';
import type { PageLinks } from '../parts/page-links.ts';
import { type ExecutionFilter, isFiltered, RANGES } from './execution-filter.ts';
import { startLines } from './start-lines.ts';

const WORDS = { running: 'running', paused: 'paused', success: 'successful', error: 'failed' } as const;

export interface ExecutionsEmptyProps {
  filter: ExecutionFilter;
  apiUrl: string;
  userName: string;
  workflows: readonly Pick<Workflow, 'id' | 'name' | 'publishedVersion'>[];
  links: PageLinks;
  onClear(): void;
}

/** No rows: because of the filters, or because nothing was ever started; then how to start something. */
export function ExecutionsEmpty({ filter, apiUrl, userName, workflows, links, onClear }: ExecutionsEmptyProps) {
  if (isFiltered(filter)) {
    return (
      <div className="pd-empty">
        <h2>{nothingOf(filter, workflows)}</h2>
        <Button onClick={onClear}>Clear filters</Button>
      </div>
    );
  }
  const { curl, code } = startLines(
    apiUrl,
    workflows.find(({ publishedVersion }) => publishedVersion !== null),
    userName,
  );
  return (
    <div className="pd-empty pd-teach">
      <span className="pd-tile">
        <Activity size={15} aria-hidden="true" />
      </span>
      <h2>No executions yet</h2>
      <p>An execution is one run of a workflow. Start one from a terminal, or in your code inside your own transaction.</p>
      <CodeBlock label="From a terminal" text={curl} />
      <CodeBlock label="In your code" text={code} />
      <PageLink className="pd-button" data-kind="primary" href={links.workflows()} open={links.open}>
        Choose a workflow to run
      </PageLink>
    </div>
  );
}

/** `No failed executions of Order fulfilment as ann in the last 3 days.` */
export function nothingOf(filter: ExecutionFilter, workflows: readonly Pick<Workflow, 'id' | 'name'>[]): string {
  const { status, workflow, user, range, from, to } = filter;
  const name = workflow && (workflows.find(({ id }) => id === workflow)?.name ?? 'this workflow');
  const words = [
    'No',
    status && WORDS[status],
    'executions',
    name && `of ${name}`,
    user && `as ${user}`,
    range && `in the ${RANGES[range].toLowerCase()}`,
    from && `from ${dateTime(from)}`,
    to && `before ${dateTime(to)}`,
  ];
  return `${words.filter(Boolean).join(' ')}.`;
}

function dateTime(at: string): string {
  return new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}
