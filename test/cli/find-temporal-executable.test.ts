import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { findTemporalExecutable } from '../../cli/dev/temporal-server/find-temporal-executable.ts';
import { TEMPORAL_CLI_VERSION } from '../../cli/dev/temporal-server/temporal-version.ts';
import type { Way } from '../../cli/dev/temporal-server/way.ts';
import { fromEnvironment } from '../../cli/dev/temporal-server/ways/from-environment.ts';
import { goBuild } from '../../cli/dev/temporal-server/ways/go-build.ts';
import { inCache } from '../../cli/dev/temporal-server/ways/in-cache.ts';
import { onPath } from '../../cli/dev/temporal-server/ways/on-path.ts';

const VARIABLES = ['PATH', 'TEMPORAL_CLI_PATH', 'XDG_CACHE_HOME'] as const;
let folder: string;
let saved: (string | undefined)[];
let lines: string[];
const report = { line: (text: string) => void lines.push(text), progress: () => {} };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'perdure-ways-'));
  saved = VARIABLES.map((name) => process.env[name]);
  lines = [];
  delete process.env.TEMPORAL_CLI_PATH;
  process.env.XDG_CACHE_HOME = join(folder, 'cache');
});

afterEach(() => {
  VARIABLES.forEach((name, index) => {
    const value = saved[index];
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  });
  rmSync(folder, { recursive: true, force: true });
});

function command(path: string, script = 'echo "temporal version 1.0.0"'): string {
  const file = join(folder, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

describe('the ways to a temporal command, in their order', () => {
  test('TEMPORAL_CLI_PATH comes before PATH, PATH before the cache', async () => {
    const named = command('named/temporal');
    const found = command('bin/temporal');
    const cached = command(`cache/perdure/temporal-${TEMPORAL_CLI_VERSION}`);
    process.env.PATH = `${join(folder, 'bin')}:${process.env.PATH}`;
    process.env.TEMPORAL_CLI_PATH = named;
    expect(await findTemporalExecutable(report)).toBe(named);
    delete process.env.TEMPORAL_CLI_PATH;
    expect(await findTemporalExecutable(report)).toBe(found);
    rmSync(found);
    expect(await findTemporalExecutable(report)).toBe(cached);
    expect(lines).toEqual([]);
  });

  test('a TEMPORAL_CLI_PATH that cannot be used is told in one line, and the next way is tried', async () => {
    process.env.TEMPORAL_CLI_PATH = command('named/temporal', 'exit 3');
    const cached = command(`cache/perdure/temporal-${TEMPORAL_CLI_VERSION}`);
    expect(await findTemporalExecutable(report)).toBe(cached);
    expect(lines).toEqual([
      `Temporal server: TEMPORAL_CLI_PATH is ${process.env.TEMPORAL_CLI_PATH}, which cannot be used: \`${process.env.TEMPORAL_CLI_PATH} --version\` ended with exit code 3`,
    ]);
  });

  test('when no way works the error says why each failed and names every way out', async () => {
    process.env.PATH = folder;
    const noDownload: Way = { wayOut: 'let it download', slow: true, find: async () => ({ reason: 'no network', notable: true }) };
    const failure = findTemporalExecutable(report, [fromEnvironment, onPath, inCache, noDownload, goBuild]);
    await expect(failure).rejects.toMatchObject({
      code: 'TEMPORAL_SERVER_MISSING',
      message: expect.stringMatching(
        /TEMPORAL_CLI_PATH is not set\n.*no `temporal` on the PATH\n.*nothing at .*cache.*\n.*no network\n.*no `go`/,
      ),
      remedy: expect.stringMatching(/TEMPORAL_ADDRESS.*TEMPORAL_CLI_PATH.*PATH.*let it download.*install Go/),
    });
    expect(lines).toHaveLength(5);
  });

  test('a build with Go that fails says so, and leaves nothing half-built in the cache', async () => {
    command('bin/go', 'if [ "$1" = version ]; then echo go version go1.26.4 test/test; exit 0; fi\necho "go: disk full" >&2; exit 1');
    process.env.PATH = `${join(folder, 'bin')}:${process.env.PATH}`;
    expect(await goBuild.find(report)).toEqual({ reason: 'the build with Go failed: go: disk full', notable: true });
    expect(lines).toEqual([expect.stringContaining('about 3 minutes')]);
  });

  test('a build with Go is kept in the cache under its version', async () => {
    command(
      'bin/go',
      'if [ "$1" = version ]; then echo go version go1.26.4 test/test; exit 0; fi\nprintf "#!/bin/sh\\necho temporal version built" > "$6"',
    );
    process.env.PATH = `${join(folder, 'bin')}:${process.env.PATH}`;
    const path = join(folder, `cache/perdure/temporal-${TEMPORAL_CLI_VERSION}`);
    expect(await goBuild.find(report)).toEqual({ path });
    expect(await inCache.find(report)).toEqual({ path });
  });
});
