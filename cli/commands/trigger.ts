import { Command, InvalidArgumentError } from 'commander';
import { readInput } from '../execution/read-input.ts';
import { exitWith } from '../process/exit-with.ts';

interface TriggerOptions {
  input?: string;
  user?: string;
  watch?: boolean;
  json?: boolean;
}

export function triggerCommand(): Command {
  return new Command('trigger')
    .summary('start a workflow')
    .description('Starts an execution of a published workflow and prints its id.')
    .argument('<workflow>', "the workflow's id, or its name if only one has it")
    .option('--input <json>', 'input: a JSON object, @FILE to read it from a file, @- from standard input (default: {})')
    .option('--user <name>', 'the user that it runs as; needs the database (default: the user `dev` of `perdure dev`)', someName)
    .option('--watch', 'follow it until it ends')
    .option('--json', 'print { "executionId", "status" }; with --watch its events, one JSON object a line')
    .addHelpText(
      'after',
      `
Examples:
  $ perdure trigger 0d8f6a1e-3b5c-4c1f-9a7e-2f6b8c0d4e11 --input '{"orderId": "o-1"}' --watch
  $ perdure trigger "Process order" --input @order.json
  $ echo '{"orderId": "o-1"}' | perdure trigger "Process order" --input @- --json
  $ DATABASE_URL=postgres://me:secret@db/shop perdure trigger 0d8f6a1e-3b5c-4c1f-9a7e-2f6b8c0d4e11 --user ann

Exit code: 0 when it was started (with --watch: when it succeeded), 1 when not.`,
    )
    .action(async (workflow: string, options: TriggerOptions) => {
      const { triggerExecution } = await import('../execution/trigger-execution.ts');
      const { watchExecution } = await import('../execution/watch-execution.ts');
      const input = await readInput(options.input);
      const started = await triggerExecution({ workflow, input, ...(options.user === undefined ? {} : { userName: options.user }) });
      const { watch = false, json = false } = options;
      if (!watch) process.stdout.write(json ? `${JSON.stringify(started)}\n` : `${started.executionId}\n`);
      return exitWith(watch ? await watchExecution(started.executionId, { json }) : 0);
    });
}

function someName(text: string): string {
  if (text === '') throw new InvalidArgumentError('expected the name of a user, e.g. ann.');
  return text;
}
