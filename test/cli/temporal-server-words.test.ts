import { expect, test } from '@jest/globals';
import { lastWords } from '../../cli/dev/temporal-server/start-temporal-server.ts';

test('of a server that did not come up, the end of its log is told', () => {
  expect(lastWords('one\ntwo\nthree\nError: address already in use\n')).toBe('two three Error: address already in use');
});

test('of one that crashed, why, and not where', () => {
  const log = 'starting\npanic: failed assigning ephemeral port: too many\n\ngoroutine 1 [running]:\nmain.main()\n\t/go/main.go:18 +0x8e\n';
  expect(lastWords(log)).toBe('panic: failed assigning ephemeral port: too many');
});
