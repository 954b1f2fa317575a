import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cachedExecutable } from '../cache-folder.ts';
import { TEMPORAL_CLI_VERSION } from '../temporal-version.ts';
import type { Report, Way, WayOutcome } from '../way.ts';

const MODULE = 'tools/temporal-cli';
const PACKAGE = 'github.com/temporalio/cli/cmd/temporal';
const HEARTBEAT_MS = 5_000;
/** in a build that finds nothing in Go's own cache */
const ABOUT_PACKAGES = '1,720';

export const goBuild: Way = {
  wayOut: 'install Go (https://go.dev/dl) so that the server can be built once',
  slow: true,
  async find(report) {
    const version = spawnSync('go', ['version'], { encoding: 'utf8', env: process.env });
    if (version.error !== undefined || version.status !== 0) return { reason: 'no `go` on the PATH to build one with', notable: true };
    const module = moduleFolder(dirname(fileURLToPath(import.meta.url)));
    if (module === null) return { reason: `${MODULE}/go.mod, from which Go would build it, is not there`, notable: true };
    report.line(
      `Temporal server: building release ${TEMPORAL_CLI_VERSION} with ${version.stdout.trim().replace(/^go version /, '')}; once, it takes about 3 minutes on 2 cores`,
    );
    return build(module, report);
  },
};

/** Beside the sources in a checkout, above `dist` in the package. */
function moduleFolder(from: string): string | null {
  const folder = join(from, MODULE);
  if (existsSync(join(folder, 'go.mod'))) return folder;
  const parent = dirname(from);
  return parent === from ? null : moduleFolder(parent);
}

async function build(module: string, report: Report): Promise<WayOutcome> {
  const path = cachedExecutable();
  // a half-written binary must never be found, and two builds at once must not write into one file
  const unfinished = `${path}.${process.pid}`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    const fault = await runGo(['build', '-v', '-ldflags', '-s -w', '-o', unfinished, PACKAGE], module, report);
    if (fault !== null) return { reason: `the build with Go failed: ${fault}`, notable: true };
    chmodSync(unfinished, 0o755);
    renameSync(unfinished, path);
    report.line(`Temporal server: built, kept as ${path}`);
    return { path };
  } catch (error) {
    return { reason: `the build with Go failed: ${error instanceof Error ? error.message : String(error)}`, notable: true };
  } finally {
    rmSync(unfinished, { force: true });
  }
}

function runGo(args: string[], cwd: string, report: Report): Promise<string | null> {
  const startedAt = Date.now();
  return new Promise((resolve) => {
    const child = spawn('go', args, { cwd, env: process.env, stdio: ['ignore', 'ignore', 'pipe'] });
    let compiled = 0;
    let tail = '';
    child.stderr.on('data', (chunk: Buffer) => {
      const text = chunk.toString('utf8');
      compiled += text.split('\n').length - 1;
      tail = (tail + text).slice(-4_000);
    });
    const heartbeat = setInterval(() => {
      const seconds = Math.round((Date.now() - startedAt) / 1_000);
      report.progress(`Temporal server: building, ${seconds} s, ${compiled} of about ${ABOUT_PACKAGES} packages`);
    }, HEARTBEAT_MS);
    const kill = () => child.kill();
    process.once('exit', kill);
    const finish = (fault: string | null) => {
      clearInterval(heartbeat);
      process.removeListener('exit', kill);
      resolve(fault);
    };
    child.once('error', (error) => finish(error.message));
    child.once('close', (code, signal) => {
      if (code === 0) finish(null);
      else finish(tail.trim().split('\n').at(-1) || (signal ?? `exit code ${code}`));
    });
  });
}
