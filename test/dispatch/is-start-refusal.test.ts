import { describe, expect, test } from '@jest/globals';
import { isStartRefusal } from '../../server/temporal/is-start-refusal.ts';

const grpc = (code: number, details: string) =>
  new Error('Failed to start Workflow', { cause: Object.assign(new Error(`${code} ${details}`), { code, details }) });

describe('an error of a start is about this very start', () => {
  test.each([
    [3, 'Blob data size exceeds limit.'],
    [3, 'WorkflowId length exceeds limit.'],
    [8, 'grpc: received message larger than max (5000000 vs. 4194304)'],
    [8, 'Attempted to send message with a size larger than 4194304'],
  ])('%i %s', (code, details) => {
    expect(isStartRefusal(grpc(code, details))).toBe(true);
  });
});

describe('an error of a start is about the installation, and passes', () => {
  test.each([
    [8, 'namespace rate limit exceeded'],
    [8, 'Namespace concurrent poller limit exceeded'],
    [3, 'search attribute PerdureUser value size 300 exceeds size limit'],
    [3, 'Namespace default has no mapping defined for search attribute PerdureUser'],
    [3, 'Invalid Namespace name: exceeds length'],
    [5, 'Namespace orders is not found.'],
    [7, 'Request unauthorized.'],
    [16, 'invalid api key'],
    [14, 'connection refused'],
    [4, 'context deadline exceeded'],
  ])('%i %s', (code, details) => {
    expect(isStartRefusal(grpc(code, details))).toBe(false);
  });

  test.each([new Error('no gRPC error'), undefined, 'text', { code: 'ECONNREFUSED' }])('%p', (error) => {
    expect(isStartRefusal(error)).toBe(false);
  });
});
