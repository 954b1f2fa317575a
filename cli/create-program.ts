import { Command } from 'commander';
import { apiCommand } from './commands/api.ts';
import { devCommand } from './commands/dev.ts';
import { migrateCommand } from './commands/migrate.ts';
import { statusCommand } from './commands/status.ts';
import { triggerCommand } from './commands/trigger.ts';
import { validateCommand } from './commands/validate.ts';
import { watchCommand } from './commands/watch.ts';
import { workerCommand } from './commands/worker.ts';
import { packageVersion } from './package-version.ts';

/** The `perdure` command with all its verbs. Wrong use throws commander's error instead of ending the process. */
export function createProgram(): Command {
  const program = new Command('perdure')
    .description('Durable workflows: drawn by people, started inside your PostgreSQL transaction, made to last by Temporal.')
    .version(packageVersion(), '--version', 'print the version')
    .helpOption('--help', 'explain a command')
    .helpCommand('help [command]', 'explain a command')
    .addHelpText(
      'after',
      `
Begin with \`perdure dev\`, which needs nothing but Node. Exit codes: 0 done, 1 failed, 2 wrong use.
\`perdure help COMMAND\` shows options and examples of one.`,
    );
  const commands = [devCommand, apiCommand, workerCommand, migrateCommand, triggerCommand, watchCommand, validateCommand, statusCommand];
  for (const create of commands) program.addCommand(create());
  for (const command of [program, ...program.commands]) {
    command
      .exitOverride()
      .showHelpAfterError('(add --help for options and examples)')
      .helpOption('--help', 'explain a command')
      .allowExcessArguments(false);
  }
  return program;
}
