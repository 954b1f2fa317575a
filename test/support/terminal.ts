import { type ChildProcess, spawn } from 'node:child_process';
import xterm from '@xterm/headless';
import { eventually } from './eventually.ts';

export interface TerminalOptions {
  columns?: number;
  rows?: number;
  cwd?: string;
  env?: Record<string, string>;
}

/** A command that runs in a pseudo-terminal. */
export interface Terminal {
  /** pid of the process that holds the pseudo-terminal, the leader of nothing that the command starts detached */
  pid: number;
  emulator: InstanceType<typeof xterm.Terminal>;
  /** everything that was written so far, escape sequences included */
  raw(): string;
  /** what a person sees, scrolled-off lines included, without blanks at line ends */
  text(): string;
  /** waits until the text matches */
  shows(pattern: RegExp, timeoutMs?: number): Promise<void>;
  /** types, e.g. `\u0003` for Ctrl-C */
  type(keys: string): void;
  /** exit code of the command */
  ended: Promise<number>;
  kill(): void;
}

/** Starts a command, given as words, in a pseudo-terminal (util-linux `script`). */
export function runInTerminal(command: string[], options: TerminalOptions = {}): Terminal {
  const { columns = 100, rows = 40 } = options;
  const line = command.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
  const child: ChildProcess = spawn('script', ['-qefc', `stty cols ${columns} rows ${rows}; exec ${line}`, '/dev/null'], {
    cwd: options.cwd,
    env: { ...process.env, TERM: 'xterm-256color', SHELL: '/bin/sh', NO_COLOR: '', ...options.env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const emulator = new xterm.Terminal({ cols: columns, rows, scrollback: 10_000, allowProposedApi: true, convertEol: false });
  let raw = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    raw += chunk.toString('utf8');
    emulator.write(chunk);
  });
  const ended = new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? -1)));
  const text = () => {
    const buffer = emulator.buffer.active;
    const lines = Array.from({ length: buffer.length }, (_, y) => buffer.getLine(y)?.translateToString(true) ?? '');
    return lines.join('\n').trimEnd();
  };
  return {
    pid: child.pid ?? 0,
    emulator,
    raw: () => raw,
    text,
    async shows(pattern, timeoutMs = 30_000) {
      await eventually(() => pattern.test(text()), { timeoutMs }).catch(() => {
        throw new Error(`the terminal did not show ${pattern} within ${timeoutMs} ms; it shows:\n${text()}`);
      });
    },
    type: (keys) => void child.stdin?.write(keys),
    ended,
    kill: () => void child.kill('SIGKILL'),
  };
}
