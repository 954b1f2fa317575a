import { writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { describeError } from '../../cli/output/describe-error.ts';
import { PerdureError } from '../../common/errors/perdure-error.ts';

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

test('every fault of an input is shown, unless the message says them all', () => {
  const errors = [
    { pointer: '', detail: 'lacks "n".' },
    { pointer: '/to', detail: 'is no text.' },
  ];
  const described = (message: string, fields: PerdureError['fields']) =>
    describeError(new PerdureError('INPUT_INVALID', message, { fields }));
  expect(described('The input does not fit: the input: lacks "n".', { errors }).places).toEqual([
    'the input: lacks "n".',
    '/to: is no text.',
  ]);
  expect(described('the body: lacks "n". /to: is no text.', { errors })).not.toHaveProperty('places');
  expect(described('The input does not fit: the input: lacks "n".', { errors: errors.slice(0, 1) })).not.toHaveProperty('places');
});
