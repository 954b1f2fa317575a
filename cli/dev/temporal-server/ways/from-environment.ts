import { temporalExecutableFault } from '../temporal-executable-fault.ts';
import type { Way } from '../way.ts';

export const fromEnvironment: Way = {
  wayOut: "set TEMPORAL_CLI_PATH to a `temporal` command (Temporal's CLI, from https://docs.temporal.io/cli)",
  slow: false,
  async find() {
    const path = process.env.TEMPORAL_CLI_PATH;
    if (path === undefined || path === '') return { reason: 'TEMPORAL_CLI_PATH is not set', notable: false };
    const fault = temporalExecutableFault(path);
    return fault === null ? { path } : { reason: `TEMPORAL_CLI_PATH is ${path}, which cannot be used: ${fault}`, notable: true };
  },
};
