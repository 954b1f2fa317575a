import { availableParallelism } from 'node:os';

export default {
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  modulePathIgnorePatterns: ['<rootDir>/dist'],
  globalSetup: './test/support/global-setup.mjs',
  setupFilesAfterEnv: ['./test/support/page-test-patience.ts'],
  globalTeardown: './test/support/global-teardown.mjs',
  // Long enough for a busy machine: tests wait for conditions, and a condition that never comes says so itself.
  testTimeout: 60_000,
  // Most long tests wait for other processes: two at a time also fit on two cores, where Jest would run one.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  testMatch: ['<rootDir>/test/**/*.test.{ts,tsx}'],
  transform: {
    '\\.tsx?$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
};
