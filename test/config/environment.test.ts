import { describe, expect, test } from '@jest/globals';
import type { PerdureError } from '../../common/errors/perdure-error.ts';
import { readEnvironment } from '../../server/config/environment.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');

function refusal(env: Record<string, string>): PerdureError {
  try {
    readEnvironment(env);
  } catch (error) {
    return error as PerdureError;
  }
  throw new Error('expected a refusal');
}

describe('readEnvironment', () => {
  test('has a default for everything but connections', () => {
    expect(readEnvironment({})).toEqual({
      environment: {
        databaseUrl: null,
        schema: 'perdure',
        temporalAddress: null,
        temporalNamespace: null,
        taskQueue: 'perdure',
        host: '127.0.0.1',
        port: 8080,
        portIsGiven: false,
        metricsPort: null,
        trustedProxies: 0,
        temporalUiUrl: null,
        logLevel: 'info',
        encryptionKeys: null,
        home: '.perdure',
      },
      warnings: [],
    });
  });

  test('reads every variable', () => {
    const { environment, warnings } = readEnvironment({
      DATABASE_URL: 'postgres://u:p@db:5432/x',
      PERDURE_SCHEMA: 'flows',
      TEMPORAL_ADDRESS: 'temporal:7233',
      TEMPORAL_NAMESPACE: 'shop',
      PERDURE_TASK_QUEUE: 'q',
      PERDURE_HOST: '0.0.0.0',
      PERDURE_PORT: '0',
      PERDURE_METRICS_PORT: '9464',
      PERDURE_TRUSTED_PROXIES: '1',
      PERDURE_TEMPORAL_UI_URL: 'http://temporal:8233/',
      PERDURE_LOG_LEVEL: 'WARN',
      PERDURE_ENCRYPTION_KEYS: `new:${KEY}, old:${Buffer.alloc(32, 1).toString('base64url')}`,
      PERDURE_HOME: '/var/lib/perdure',
    });
    expect(warnings).toEqual([]);
    expect(environment).toMatchObject({ schema: 'flows', taskQueue: 'q', port: 0, portIsGiven: true, metricsPort: 9464, logLevel: 'warn' });
    expect(environment).toMatchObject({
      trustedProxies: 1,
      temporalUiUrl: 'http://temporal:8233',
      temporalAddress: 'temporal:7233',
      temporalNamespace: 'shop',
    });
    expect(environment.encryptionKeys?.activeId).toBe('new');
    expect([...(environment.encryptionKeys?.keys.keys() ?? [])]).toEqual(['new', 'old']);
  });

  test('an empty variable counts as unset', () => {
    expect(readEnvironment({ PERDURE_PORT: '', DATABASE_URL: '' }).environment).toMatchObject({ port: 8080, databaseUrl: null });
  });

  test('unknown PERDURE_ names give a warning', () => {
    expect(readEnvironment({ PERDURE_PROT: '1', OTHER: 'x' }).warnings).toEqual([expect.stringContaining('PERDURE_PROT')]);
  });

  test.each([
    ['PERDURE_PORT', 'abc'],
    ['PERDURE_PORT', '65536'],
    ['PERDURE_PORT', '-1'],
    ['PERDURE_METRICS_PORT', '1.5'],
    ['PERDURE_TRUSTED_PROXIES', 'true'],
    ['PERDURE_SCHEMA', 'a-b'],
    ['PERDURE_SCHEMA', 'x"; drop'],
    ['PERDURE_LOG_LEVEL', 'loud'],
    ['PERDURE_HOST', 'http://x'],
    ['PERDURE_TEMPORAL_UI_URL', 'temporal:8233x y'],
    ['TEMPORAL_ADDRESS', 'http://temporal:7233'],
    ['TEMPORAL_ADDRESS', 'temporal'],
    ['DATABASE_URL', 'mysql://x'],
    ['PERDURE_ENCRYPTION_KEYS', KEY],
    ['PERDURE_ENCRYPTION_KEYS', `a:${KEY},a:${KEY}`],
    ['PERDURE_ENCRYPTION_KEYS', 'a:c2hvcnQ='],
  ])('refuses %s=%s and names it', (name, value) => {
    const error = refusal({ [name]: value });
    expect(error).toMatchObject({ code: 'CONFIG_INVALID' });
    expect(error.message).toContain(`${name}: `);
  });

  test('names all bad values at once', () => {
    expect(refusal({ PERDURE_PORT: 'x', PERDURE_LOG_LEVEL: 'y' }).fields.places).toHaveLength(2);
  });

  test('never repeats a key or a password', () => {
    const error = refusal({ PERDURE_ENCRYPTION_KEYS: 'a:bm90LTMyLWJ5dGVz', DATABASE_URL: 'mysql://u:hunter2@x' });
    expect(error.message).not.toMatch(/hunter2|bm90LTMyLWJ5dGVz/);
  });
});
