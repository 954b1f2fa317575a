import { execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
let built: string | null = null;

/** The path of the compiled `perdure` command, compiled anew if the sources changed. To be run by `process.execPath`. */
export function builtPerdure(): string {
  if (built === null) {
    execFileSync(process.execPath, [join(root, 'scripts/build.mjs')], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    built = join(root, 'dist/cli/main.js');
  }
  return built;
}

export interface CommandResult {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs the compiled command to its end, its output through pipes. Without DATABASE_URL, TEMPORAL_… and PERDURE_… of our own. */
export function perdure(
  args: string[],
  options: { cwd?: string; env?: Record<string, string>; stdin?: string } = {},
): Promise<CommandResult> {
  const child = spawn(process.execPath, [builtPerdure(), ...args], {
    cwd: options.cwd,
    env: { ...cleanEnvironment(), ...options.env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  child.stdin.on('error', () => {
    // a command that reads no input ends before it is all written
  });
  child.stdin.end(options.stdin ?? '');
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code: code ?? (signal === null ? -1 : 128), stdout, stderr }));
  });
}

/** This process's environment without what would lead a command elsewhere. */
export function cleanEnvironment(): Record<string, string> {
  const led = /^(DATABASE_URL|TEMPORAL_(?!CLI_PATH)|PERDURE_|NO_COLOR|FORCE_COLOR|NODE_OPTIONS|JEST_)/;
  const kept = Object.entries(process.env).filter(([name, value]) => value !== undefined && !led.test(name));
  return Object.fromEntries(kept) as Record<string, string>;
}
