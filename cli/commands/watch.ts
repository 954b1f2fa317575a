import { Command } from 'commander';
import { exitWith } from '../process/exit-with.ts';

export function watchCommand(): Command {
  return new Command('watch')
    .summary('follow an execution until it ends')
    .description(
      'Follows an execution until it ends: a table of its nodes that redraws itself, or plain lines where the output is no terminal.',
    )
    .argument('<execution>', "the execution's id")
    .option('--json', 'print its events from the first on, one JSON object a line')
    .addHelpText(
      'after',
      `
Examples:
  $ perdure watch 0198f4c2-7c1e-7d0a-9a53-3a1f6f3f2b11
  $ perdure watch 0198f4c2-7c1e-7d0a-9a53-3a1f6f3f2b11 --json | jq .type

It asks the API of the \`perdure dev\` of this folder, else the database of DATABASE_URL.
Exit code: 0 when the execution succeeded, 1 when it ended in error.`,
    )
    .action(async (executionId: string, options: { json?: boolean }) => {
      const { watchExecution } = await import('../execution/watch-execution.ts');
      return exitWith(await watchExecution(executionId, { json: options.json ?? false }));
    });
}
