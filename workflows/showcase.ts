import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import { type ExecutionArgs, SEARCH_ATTRIBUTES } from '../common/activities/execution-args.ts';
import { hotNodes, type InterpreterState, type Runtime } from '../common/graph/interpreter/index.ts';

/** At most so many nodes stand in the details, so that their cost does not grow with the graph. */
const MAX_NODES = 20;

/** What an operator sees in Temporal's UI beside the history: open and failed nodes, and the status as a search attribute. */
export interface Showcase {
  show(runtime: Runtime, state: InterpreterState): void;
  /** the interpreter itself gives up, with a typed error */
  fail(error: { message: string; code: string }): void;
}

export function createShowcase(args: ExecutionArgs): Showcase {
  let shown = 'running';

  function tag(status: string): void {
    if (status === shown || !args.settings.searchAttributes) return;
    shown = status;
    upsertSearchAttributes({ [SEARCH_ATTRIBUTES.status]: [status] });
  }

  return {
    show(runtime, state) {
      const nodes = hotNodes(runtime, state, MAX_NODES);
      setCurrentDetails(
        nodes
          .map(({ label, status, note }) => `- **${escapeMarkdown(label)}**: ${status}${note ? ` (${escapeMarkdown(note)})` : ''}`)
          .join('\n'),
      );
      tag(statusOf(state));
    },
    fail({ message, code }) {
      setCurrentDetails(escapeMarkdown(`${code}: ${message}`));
      tag('error');
    },
  };
}

function statusOf(state: InterpreterState): string {
  if (state.phase === 'ended') return state.error || state.cancelled ? 'error' : 'success';
  return state.paused ? 'paused' : 'running';
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/g, (char) => `\\${char}`).replace(/\s+/g, ' ');
}
