#!/usr/bin/env node
import { CommanderError } from 'commander';
import { createProgram } from './create-program.ts';
import { printError } from './output/print-error.ts';
import { exitWith } from './process/exit-with.ts';

const WRONG_USE = 2;

// a reader that has seen enough (`| head`) ends us quietly
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

createProgram()
  .parseAsync(process.argv)
  .catch((error) => {
    // commander has printed what is wrong, or the help or version that was asked for
    if (error instanceof CommanderError) return exitWith(error.exitCode === 0 ? 0 : WRONG_USE);
    printError(error, { json: process.argv.includes('--json') });
    return exitWith(1);
  });
