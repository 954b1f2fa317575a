/** The release of Temporal's CLI, whose development server we start; that of `tools/temporal-cli/go.mod`. */
export const TEMPORAL_CLI_VERSION = '1.8.2';
