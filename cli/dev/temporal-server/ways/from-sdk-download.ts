import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../cache-folder.ts';
import { temporalExecutableFault } from '../temporal-executable-fault.ts';
import type { Way } from '../way.ts';

const TIME_LIMIT_MS = 5 * 60_000;

/**
 * The SDK says neither where its download lies nor can it be told to stop, hence a process of its own that starts and ends
 * a server with the folder given.
 */
const DOWNLOAD = `
const [url, downloadDir] = process.argv.slice(1);
const { TestWorkflowEnvironment } = await import(url);
const environment = await TestWorkflowEnvironment.createLocal({ server: { executable: { type: 'cached-download', downloadDir } } });
await environment.teardown();
`;

export const fromSdkDownload: Way = {
  wayOut: 'let this machine reach https://temporal.download, from where the SDK gets the server',
  slow: true,
  async find(report) {
    const folder = join(cacheFolder(), 'sdk');
    const earlier = downloadedIn(folder);
    if (earlier !== null) return { path: earlier };
    const sdk = resolveSdk();
    if (sdk === null) return { reason: '`@temporalio/testing`, which could download a server, is not installed', notable: true };
    try {
      mkdirSync(folder, { recursive: true });
    } catch (error) {
      return { reason: `nothing can be downloaded: ${error instanceof Error ? error.message : String(error)}`, notable: true };
    }
    report.progress('Temporal server: trying the SDK’s own download');
    const fault = await download(sdk, folder);
    const path = downloadedIn(folder);
    if (fault === null && path !== null) return { path };
    return { reason: `the SDK's download failed: ${fault ?? `it left no command in ${folder}`}`, notable: true };
  },
};

function downloadedIn(folder: string): string | null {
  if (!existsSync(folder)) return null;
  const files = readdirSync(folder)
    .filter((name) => /^temporal-[^/]*\d(\.exe)?$/.test(name))
    .map((name) => join(folder, name));
  return files.find((file) => temporalExecutableFault(file) === null) ?? null;
}

function resolveSdk(): string | null {
  try {
    return import.meta.resolve('@temporalio/testing');
  } catch {
    return null;
  }
}

function download(sdk: string, folder: string): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', DOWNLOAD, sdk, folder], {
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: TIME_LIMIT_MS,
    });
    let errors = '';
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => {
      if (code === 0) resolve(null);
      else resolve(signal === null ? messageIn(errors) : `no end after ${TIME_LIMIT_MS / 60_000} minutes`);
    });
  });
}

/** The cause in the stack trace that Node printed: the last two of the clauses that the SDK strings together. */
function messageIn(errors: string): string {
  const [, message] = /Error\b[^:\n]*: ([^\n]*)/.exec(errors) ?? [];
  const text = (message ?? errors.trim().split('\n').at(-1) ?? '').replace(/\]$/, '');
  return text.split(': ').slice(-2).join(': ').slice(0, 300) || 'no reason given';
}
