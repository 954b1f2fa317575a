import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from '../support/eventually.ts';
import { createStepStand, type StepStand } from './step-stand.ts';

let stand: StepStand;
let away = false;
/** called once, when lines are on their way */
let onWrite: (() => void) | undefined;
beforeAll(async () => {
  stand = await createStepStand(({ database }) => ({
    database: {
      ...database,
      client: {
        ...database.client,
        query: (text, values) => {
          if (away) return Promise.reject(Object.assign(new Error('cut'), { code: 'ECONNRESET' }));
          if (onWrite && String(values?.[0]).includes('"kind":"append"')) {
            onWrite();
            onWrite = undefined;
          }
          return database.client.query(text, values);
        },
      },
    },
  }));
});
afterAll(() => stand.close());

const own = (lines: string[]) => lines.filter((line) => !line.startsWith('Attempt '));

describe('the log of a node', () => {
  test('shows each line within a second while its step runs, also those that come while others are written', async () => {
    let done: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      done = resolve;
    });
    const visit = await stand.visit(async (_input, { log }) => {
      onWrite = () => log.info('second');
      log.info('first');
      await gate;
      return null;
    });
    const attempt = visit.attempt();
    await eventually(async () => own(await visit.logs()).length === 2, { timeoutMs: 2_000 });
    done();
    await attempt;
    expect(own(await visit.logs())).toEqual(['first', 'second']);
  });

  test('takes whatever a step gives it, and what it gave, not what became of it', async () => {
    const visit = await stand.visit(async (_input, { log }) => {
      const ring: { ring?: object; n: number } = { n: 1 };
      log.info('changing', ring as never);
      ring.ring = ring;
      log.info('ring', ring as never);
      log.info('big', 10n as never);
      log.info(new Error('an error') as never);
      log.info(undefined as never);
      log.info('nul \u0000', { text: '\u0000' });
      return null;
    });
    expect(await visit.attempt()).toMatchObject({ outcome: { status: 'success' } });
    const lines = (await visit.events()).flatMap((body) => (body.type === 'node.log' ? [body.line] : []));
    expect(lines.find(({ message }) => message === 'changing')?.data).toEqual({ n: 1 });
    expect(lines.find(({ message }) => message === 'ring')?.data).toMatch(/not kept/);
    expect(own(lines.map(({ message }) => message))).toEqual([
      'changing',
      'ring',
      'big',
      expect.stringContaining('an error'),
      'undefined',
      'nul \\0',
    ]);
  });

  test('holds 1,000 lines over all attempts, then counts; how attempts end is always told', async () => {
    const visit = await stand.visit(
      async (_input, { log, attempt }) => {
        for (let n = 0; n < 600; n += 1) log.info(`${attempt}/${n}`);
        throw new Error('again');
      },
      { maximumAttempts: 2 },
    );
    await visit.attempt();
    await visit.attempt();
    const lines = await visit.logs();
    expect(lines.filter((line) => /^\d\/\d+$/.test(line)).length).toBeGreaterThan(990);
    expect(lines.filter((line) => /^\d\/\d+$/.test(line)).length).toBeLessThanOrEqual(1000);
    expect(lines.slice(-3)).toEqual([
      expect.stringMatching(/^The log of this node is full/),
      expect.stringMatching(/^Lines of this attempt that the log had no room for: 20\d\.$/),
      expect.stringMatching(/^Attempt 2 failed after \d+ ms: again$/),
    ]);
  });

  test('holds 64 KiB', async () => {
    const visit = await stand.visit(async (_input, { log }) => {
      for (let n = 0; n < 40; n += 1) log.info('€'.repeat(1_000));
      return null;
    });
    await visit.attempt();
    const bytes = own(await visit.logs())
      .filter((line) => line.startsWith('€'))
      .reduce((sum, line) => sum + Buffer.byteLength(line), 0);
    expect(bytes).toBeLessThanOrEqual(64 * 1024);
    expect(bytes).toBeGreaterThan(60 * 1024);
  });

  test('loses no line while PostgreSQL is away, before the end and at it', async () => {
    const visit = await stand.visit(
      async (_input, { log }) => {
        away = true;
        log.info('while it is away');
        await sleep(400);
        setTimeout(() => {
          away = false;
        }, 400);
        log.info('at the end');
        throw new Error('failed');
      },
      { maximumAttempts: 1 },
    );
    expect(await visit.attempt()).toMatchObject({ outcome: { failure: { message: 'failed' } } });
    expect(await visit.logs()).toEqual(['Attempt 1 started', 'while it is away', 'at the end', expect.stringMatching(/^Attempt 1 failed/)]);
  });

  test('has what the step prints, its own only', async () => {
    const step = async ({ name }: { name: string }) => {
      console.log('one of', name);
      await sleep(20);
      console.error('two of', name);
      console.dir({ name });
      return null;
    };
    const visits = [await stand.visit(step, { config: { name: 'x' } }), await stand.visit(step, { config: { name: 'y' } })];
    await Promise.all(visits.map((visit) => visit.attempt()));
    expect(own((await visits[0]?.logs()) ?? [])).toEqual(['one of x', 'two of x', "{ name: 'x' }"]);
    expect(own((await visits[1]?.logs()) ?? [])).toEqual(['one of y', 'two of y', "{ name: 'y' }"]);
  });
});

test('a promise that a step left behind and that rejects ends no process, and is told to the step’s log', async () => {
  const jiti = join(dirname(createRequire(import.meta.url).resolve('jiti/package.json')), 'lib/jiti-cli.mjs');
  const child = spawn(process.execPath, [jiti, fileURLToPath(new URL('processes/stray-rejection.ts', import.meta.url))], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const [code] = await once(child, 'exit');
  expect(output).toContain('told: A promise that the step does not wait for was rejected: left behind [redacted]');
  expect(output).toContain('alive');
  expect(output).not.toContain('sk-');
  expect(code).toBe(0);
}, 30_000);
