import { Command } from 'commander';
import { exitWith } from '../process/exit-with.ts';

export function devCommand(): Command {
  return new Command('dev')
    .summary('run everything on this machine')
    .description(
      'Runs everything on this machine: PostgreSQL, Temporal with its web UI, the tables, the API with the web app, and a worker. Data lie in .perdure/ (PERDURE_HOME), and the next start goes on with them.',
    )
    .option('--config <file>', 'configuration file (default: perdure.config.ts, .mts, .js or .mjs in this folder)')
    .option('--no-demo', "do not run the example's demo")
    .option('--fresh', 'remove the data of earlier starts first')
    .addHelpText(
      'after',
      `
Examples:
  $ perdure dev                                    everything embedded
  $ perdure dev --config server/perdure.config.ts  with your plugins and data sources
  $ DATABASE_URL=postgres://me:secret@localhost/shop perdure dev
                                                   your PostgreSQL, a Temporal of ours
  $ TEMPORAL_ADDRESS=localhost:7233 perdure dev    your Temporal (all of Temporal's own TEMPORAL_… variables count)

While it runs, .perdure/dev.json says where everything is (\`perdure status\` prints it). Ports that are taken are replaced by
the next free ones, which are printed. Ctrl-C stops everything in order; a second Ctrl-C stops it at once.`,
    )
    .action(async (options: { config?: string; demo: boolean; fresh?: boolean }) => {
      const { runDev } = await import('../dev/run-dev.ts');
      return exitWith(await runDev({ config: options.config, demo: options.demo, fresh: options.fresh ?? false }));
    });
}
