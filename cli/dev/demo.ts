import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createJiti } from 'jiti';
import type { DevInfo } from './dev-info.ts';

/** What an example does at `perdure dev`, once everything runs. */
export interface Demo {
  /** for api and worker */
  env: Record<string, string>;
  /** starts one execution */
  start(info: DevInfo): Promise<StartedDemo>;
  /** to be called after the worker was stopped */
  stop(): Promise<void>;
}

export interface StartedDemo {
  executionId: string;
  /** what to show when it has ended, as lines */
  report(): Promise<string[]>;
}

/** What `demo.ts` of an example exports. */
interface DemoModule {
  prepareDemo(): Promise<{ env: Record<string, string>; stop(): Promise<void> }>;
  startDemo(options: { apiUrl: string; apiKey: string; databaseUrl: string }): Promise<StartedDemo>;
}

/** The demo beside the configuration file, if that is one of our own examples; a file of that name in somebody's project is his affair. */
export async function loadDemo(configFile: string | null): Promise<Demo | null> {
  if (configFile === null || !isOfOurExamples(configFile)) return null;
  const file = join(dirname(configFile), 'demo.ts');
  if (!existsSync(file)) return null;
  const module = await createJiti(import.meta.url, { nativeModules: ['perdure'] }).import<DemoModule>(pathToFileURL(file).href);
  const prepared = await module.prepareDemo();
  return {
    env: prepared.env,
    start: ({ apiUrl, apiKey, databaseUrl }) => module.startDemo({ apiUrl, apiKey, databaseUrl }),
    stop: () => prepared.stop(),
  };
}

function isOfOurExamples(configFile: string): boolean {
  const root = packageRoot(dirname(fileURLToPath(import.meta.url)));
  const examples = root === null ? null : join(root, 'examples');
  return examples !== null && existsSync(examples) && realpathSync(configFile).startsWith(realpathSync(examples) + sep);
}

/** The folder of our own package.json; the compiled files lie one level deeper than the sources. */
function packageRoot(from: string): string | null {
  if (existsSync(join(from, 'package.json'))) return from;
  const parent = dirname(from);
  return parent === from ? null : packageRoot(parent);
}
