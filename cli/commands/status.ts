import { Command } from 'commander';
import { exitWith } from '../process/exit-with.ts';

export function statusCommand(): Command {
  return new Command('status')
    .summary('what runs, and what is stuck')
    .description('Shows what `perdure dev` runs in this folder, whether each part is well, and the executions that are stuck.')
    .option('--json', 'print what .perdure/dev.json says')
    .addHelpText(
      'after',
      `
Examples:
  $ perdure status
  $ curl -H "Authorization: Bearer $(perdure status --json | jq -r .apiKey)" $(perdure status --json | jq -r .apiUrl)/api/me

Exit code: 0 when it runs and every part is well, 1 when not.`,
    )
    .action(async (options: { json?: boolean }) => {
      const { showStatus } = await import('../status/show-status.ts');
      return exitWith(await showStatus({ json: options.json ?? false }));
    });
}
