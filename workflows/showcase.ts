import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import { type ExecutionArgs, SEARCH_ATTRIBUTES } from '../common/activities/execution-args.ts';
import { hotNodes, type InterpreterState, type Runtime } from '../common/graph/interpreter/index.ts';

/** At most so many nodes stand in the details, so that their cost does not grow with the graph. */
const MAX_NODES = 20;

/** What an operator sees in Temporal's UI beside the history: open and failed nodes, and the status as a search attribute. */
export interface Showcase {
  show(state: InterpreterState): void;
}

export function createShowcase(args: ExecutionArgs, runtime: Runtime): Showcase {
  let shown = 'running';
  return {
    show(state) {
      const nodes = hotNodes(runtime, state, MAX_NODES);
      setCurrentDetails(
        nodes.map(({ label, status, note }) => `- **${escapeMarkdown(label)}**: ${status}${note ? ` (${note})` : ''}`).join('\n'),
      );
      const status = statusOf(state);
      if (status === shown || !args.settings.searchAttributes) return;
      shown = status;
      upsertSearchAttributes({ [SEARCH_ATTRIBUTES.status]: [status] });
    },
  };
}

function statusOf(state: InterpreterState): string {
  if (state.phase === 'ended') return state.error ? 'error' : 'success';
  return state.paused ? 'paused' : 'running';
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>#|]/g, (char) => `\\${char}`);
}
