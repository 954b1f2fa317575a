import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../../house/source-files.ts';
import { askTestServices } from '../../support/ask-test-services.ts';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';

export interface InstalledHosts {
  folder: string;
  /** runs a command that one of the hosts depends on, to its end; gives its output. @throws Error with its output */
  run(host: string, args: string[], env?: Record<string, string>): Promise<string>;
  /** the file of a command that the hosts depend on, to be run by Node.js */
  bin(path: string): string;
  remove(): void;
}

/** Copies of the examples, with the packed package and all they name installed: npm's workspaces, so that both share one tree. */
export async function installHosts(names: readonly string[], base: Record<string, string>): Promise<InstalledHosts> {
  const { path: folder, remove } = makeTemporaryFolder();
  const bin = (path: string) => join(folder, 'node_modules', path);
  const run = async (command: string, args: string[], cwd: string, env: Record<string, string>) => {
    try {
      const { stdout, stderr } = await promisify(execFile)(command, args, { cwd, env, maxBuffer: 1 << 26 });
      return stdout + stderr;
    } catch (error) {
      const { stdout, stderr } = error as { stdout?: string; stderr?: string };
      throw new Error(`${command} ${args.join(' ')}\n${stdout}\n${stderr}`);
    }
  };
  try {
    const skipped = /[/\\](node_modules|\.next|dist|package-lock\.json|next-env\.d\.ts)$/;
    for (const name of names) {
      const from = join(ROOT, 'examples', name);
      cpSync(from, join(folder, name), { recursive: true, filter: (file) => !skipped.test(file) });
    }
    mkdirSync(join(folder, 'tarball'));
    cpSync(await askTestServices('/package'), join(folder, 'tarball/perdure.tgz'));
    const manifest = { private: true, workspaces: names, dependencies: { perdure: 'file:tarball/perdure.tgz' } };
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
    await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts'], folder, base);
  } catch (error) {
    remove();
    throw error;
  }
  return {
    folder,
    bin,
    run: (host, args, env = {}) => run(process.execPath, args, join(folder, host), { ...base, ...env }),
    remove,
  };
}
