/**
 * Which folder may import which: the architecture as data. A folder may always import itself.
 */
export const LAYERS: Record<string, readonly string[]> = {
  common: [],
  db: ['common'],
  plugins: ['common'],
  workflows: ['common'],
  client: ['common'],
  server: ['common', 'db'],
  activities: ['common', 'db'],
  api: ['common', 'server', 'plugins'],
  worker: ['common', 'db', 'server', 'activities', 'plugins'],
  ui: ['common', 'client'],
  app: ['common', 'client', 'ui'],
  cli: ['common', 'db', 'plugins', 'client', 'server', 'api', 'worker'],
  testing: ['common', 'plugins'],
};

/** Folders that may import everything, and that nobody above may import. */
export const FREE = ['test', 'bench', 'examples', 'scripts'] as const;

/** Of `plugins`, what a folder that runs no step may import: data alone. */
export const PLUGIN_DATA = /^plugins\/([^/]+\/definition|built-in-definitions)\.ts$/;

/** Folders without Node, DOM, clock and randomness: the packages that they may import, and what else they may use. */
export const PURE: Record<string, { packages: readonly string[]; allowed: readonly string[] }> = {
  common: { packages: ['@cfworker/json-schema', '@lukeed/ms', '@marcbachmann/cel-js', 'pretty-ms', 'uuid', 'zod'], allowed: [] },
  // in Temporal's sandbox Date.now() is the workflow's time, which replays
  workflows: { packages: ['@temporalio/common', '@temporalio/workflow'], allowed: ['Date.now'] },
};
