import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createStepStand, type StepStand } from './step-stand.ts';

/** Loses the answer, not the effect, of the first write of this kind. */
let loseAnswerOf: string | undefined;
let stand: StepStand;
beforeAll(async () => {
  stand = await createStepStand(({ database }) => ({
    database: {
      ...database,
      client: {
        schema: database.client.schema,
        async query(text, values) {
          const answer = await database.client.query(text, values);
          if (loseAnswerOf && String(values?.[0]).includes(`"kind":"${loseAnswerOf}"`)) {
            loseAnswerOf = undefined;
            throw Object.assign(new Error('cut'), { code: 'ECONNRESET' });
          }
          return answer;
        },
      },
    },
  }));
});
afterAll(() => stand.close());

test.each(['claim', 'settle'])('the lost answer to a %s neither uses up the only attempt nor repeats the step', async (kind) => {
  let calls = 0;
  const visit = await stand.visit(
    async () => {
      calls += 1;
      return 'done';
    },
    { maximumAttempts: 1 },
  );
  loseAnswerOf = kind;
  expect(await visit.attempt()).toMatchObject({ outcome: { status: 'success', output: { value: 'done' } } });
  expect(loseAnswerOf).toBeUndefined();
  expect(calls).toBe(1);
  const types = (await visit.events()).map(({ type }) => type).filter((type) => type !== 'node.log');
  expect(types).toEqual(['execution.started', 'node.started', 'node.completed']);
});

test('the lost answer to a failed attempt lets the next one begin as it should', async () => {
  const visit = await stand.visit(async (_input, { attempt }) => {
    if (attempt === 1) throw new Error('not yet');
    return attempt;
  });
  loseAnswerOf = 'retry';
  expect(await visit.attempt()).toMatchObject({ again: { message: 'not yet' } });
  expect(await visit.attempt()).toMatchObject({ outcome: { status: 'success', output: { value: 2 } } });
});

test('another worker’s claim counts the attempt whose worker was lost', async () => {
  let died = false;
  const visit = await stand.visit(
    async () => {
      if (!died) {
        died = true;
        await new Promise(() => undefined);
      }
      return 'second';
    },
    { maximumAttempts: 1, timeoutMs: 1_000 },
  );
  const lost = visit.attempt();
  while (!died) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(await visit.attempt()).toMatchObject({ outcome: { status: 'error', failure: { code: 'OUTCOME_UNKNOWN', attempts: 1 } } });
  // the worker that was thought dead is told what stands
  expect(await lost).toMatchObject({ outcome: { failure: { code: 'OUTCOME_UNKNOWN' } } });
});
