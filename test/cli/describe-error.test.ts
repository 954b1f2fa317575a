import { writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { describeError } from '../../cli/output/describe-error.ts';

function failureOf(work: () => void): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing failed');
}

test('a disk that fills while a file is written is told, though Node names no file', () => {
  const described = describeError(failureOf(() => writeFileSync('/dev/full', 'x')));
  expect(described).toEqual({
    code: 'FOLDER_UNUSABLE',
    message: expect.stringContaining('full disk'),
    remedy: expect.stringContaining('space'),
  });
});
