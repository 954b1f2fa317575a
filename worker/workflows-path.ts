import { fileURLToPath } from 'node:url';

/** The workflow code as the SDK's bundler wants it: a path. The extension is that of this file, so that sources and `dist` both work. */
export const WORKFLOWS_PATH = fileURLToPath(
  new URL(`../workflows/index${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url),
);
