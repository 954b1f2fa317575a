import { Command } from 'commander';
import { exitWith } from '../process/exit-with.ts';

export function validateCommand(): Command {
  return new Command('validate')
    .summary('check a graph in a file')
    .description(
      'Checks a graph in a JSON file as publishing would, against the plugins of the configuration. Runs nothing and needs no server.',
    )
    .argument('<file>', 'JSON file with a graph ({ "nodes", "edges" }), or an object whose key `graph` holds one')
    .option('--config <file>', 'configuration file with your plugins (default: perdure.config.ts, .mts, .js or .mjs in this folder)')
    .option('--json', 'print { "problems" }')
    .addHelpText(
      'after',
      `
Examples:
  $ perdure validate workflows/order.json
  $ perdure validate workflows/order.json --config server/perdure.config.ts --json | jq '.problems[].code'

Whose integrations a graph may use is known to a server only, so it is not checked here.
Exit code: 0 without errors (warnings are allowed), 1 with errors.`,
    )
    .action(async (file: string, options: { config?: string; json?: boolean }) => {
      const { validateFile } = await import('../validate/validate-file.ts');
      return exitWith(await validateFile(file, { config: options.config, json: options.json ?? false }));
    });
}
