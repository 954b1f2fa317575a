import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from '@jest/globals';
import { builtPerdure } from '../support/built-perdure.ts';

/** Runs `body` in a process under a watchdog of one second. */
async function watched(body: string): Promise<{ signal: NodeJS.Signals | null; code: number | null; output: string }> {
  const script = `
    const { startWatchdog } = await import(process.argv[1] + '/worker/watchdog.js');
    const watchdog = startWatchdog({ limitMs: 1000, log: { warn: (...said) => console.log('warn', ...said) } });
    const busy = (ms) => { for (const end = Date.now() + ms; Date.now() < end; ); };
    ${body}
    console.log('went on');
  `;
  const dist = join(builtPerdure(), '../..');
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, dist], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = new Promise<[number | null, NodeJS.Signals | null]>((resolve) => {
    child.once('exit', (...how) => resolve(how));
  });
  const [output, [code, signal]] = await Promise.all([text(child.stdout), exited]);
  return { code, signal, output };
}

test('a process whose event loop stands still says so and ends', async () => {
  const { signal, output } = await watched('setTimeout(() => { for (;;); }, 100); await new Promise(() => {});');
  expect(signal).toBe('SIGKILL');
  expect(JSON.parse(output)).toMatchObject({ level: 60, msg: expect.stringMatching(/^the event loop stood still for 1 s/) });
}, 120_000);

test('one that only works hard goes on, and the watchdog keeps nobody alive', async () => {
  const hard = 'for (let i = 0; i < 10; i++) { busy(250); await new Promise((resume) => setTimeout(resume, 5)); }';
  expect(await watched(hard)).toEqual({ code: 0, signal: null, output: 'went on\n' });
});

test.each([
  ['that was stopped', 'await watchdog.stop();'],
  [
    'of a process that a debugger came to',
    `
      const inspector = await import('node:inspector');
      inspector.open(0);
      await new Promise((beat) => setTimeout(beat, 1200));
    `,
  ],
])('a watchdog %s ends nothing', async (_how, before) => {
  expect(await watched(`${before} busy(2500); process.exitCode = 3;`)).toEqual({ code: 3, signal: null, output: 'went on\n' });
});
