import { errorMessage } from '../../common/errors/error-message.ts';
import { PerdureError } from '../../common/errors/perdure-error.ts';
import { type KeyRing, parseKeyRing } from '../integrations/key-ring.ts';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What the environment says; null where it says nothing and no default exists. */
export interface Environment {
  /** `DATABASE_URL` */
  databaseUrl: string | null;
  /** `PERDURE_SCHEMA`, default `perdure` */
  schema: string;
  /** `TEMPORAL_ADDRESS`, `host:port`; Temporal's own environment configuration is read where the connection is made */
  temporalAddress: string | null;
  /** `TEMPORAL_NAMESPACE` */
  temporalNamespace: string | null;
  /** `PERDURE_TASK_QUEUE`, default `perdure` */
  taskQueue: string;
  /** `PERDURE_HOST`, default `127.0.0.1` */
  host: string;
  /** `PERDURE_PORT`, default 8080; 0 takes any free one */
  port: number;
  /** whether `PERDURE_PORT` was set, so that another port must not be taken in its place */
  portIsGiven: boolean;
  /** `PERDURE_METRICS_PORT`; 0 takes any free one */
  metricsPort: number | null;
  /** `PERDURE_TRUSTED_PROXIES`: how many proxies stand in front of the api, whose `X-Forwarded-…` headers are believed; default 0 */
  trustedProxies: number;
  /** `PERDURE_TEMPORAL_UI_URL` */
  temporalUiUrl: string | null;
  /** `PERDURE_LOG_LEVEL`, default `info` */
  logLevel: LogLevel;
  /** `PERDURE_ENCRYPTION_KEYS`: `id:key` pairs separated by commas, the first is active */
  encryptionKeys: KeyRing | null;
  /** `PERDURE_HOME`, default `.perdure` */
  home: string;
}

const KNOWN = [
  'PERDURE_SCHEMA',
  'PERDURE_TASK_QUEUE',
  'PERDURE_HOST',
  'PERDURE_PORT',
  'PERDURE_METRICS_PORT',
  'PERDURE_TRUSTED_PROXIES',
  'PERDURE_TEMPORAL_UI_URL',
  'PERDURE_LOG_LEVEL',
  'PERDURE_ENCRYPTION_KEYS',
  'PERDURE_HOME',
] as const;

/** Reads every variable. Throws `CONFIG_INVALID` naming all bad ones; unknown `PERDURE_*` names come back as warnings. */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>): { environment: Environment; warnings: string[] } {
  const problems: string[] = [];
  // an empty variable counts as unset, as shells and compose files make it easy to leave one empty
  const text = (name: string) => env[name]?.trim() || null;
  const check = <T>(name: string, fallback: T, read: (value: string) => T): T => {
    const value = text(name);
    if (value === null) return fallback;
    try {
      return read(value);
    } catch (error) {
      problems.push(`${name}: ${errorMessage(error)}`);
      return fallback;
    }
  };

  const environment: Environment = {
    databaseUrl: check('DATABASE_URL', null, databaseUrl),
    schema: check('PERDURE_SCHEMA', 'perdure', schemaName),
    temporalAddress: check('TEMPORAL_ADDRESS', null, address),
    temporalNamespace: text('TEMPORAL_NAMESPACE'),
    taskQueue: text('PERDURE_TASK_QUEUE') ?? 'perdure',
    host: check('PERDURE_HOST', '127.0.0.1', hostName),
    port: check('PERDURE_PORT', 8080, port),
    portIsGiven: text('PERDURE_PORT') !== null,
    metricsPort: check<number | null>('PERDURE_METRICS_PORT', null, port),
    trustedProxies: check('PERDURE_TRUSTED_PROXIES', 0, proxies),
    temporalUiUrl: check('PERDURE_TEMPORAL_UI_URL', null, httpUrl),
    logLevel: check<LogLevel>('PERDURE_LOG_LEVEL', 'info', logLevel),
    encryptionKeys: check<KeyRing | null>('PERDURE_ENCRYPTION_KEYS', null, parseKeyRing),
    home: text('PERDURE_HOME') ?? '.perdure',
  };
  if (problems.length > 0) {
    throw new PerdureError('CONFIG_INVALID', `The environment is not usable:\n${problems.join('\n')}`, { fields: { places: problems } });
  }

  const warnings = Object.keys(env)
    .filter((name) => name.startsWith('PERDURE_') && !KNOWN.some((known) => known === name))
    .map((name) => `${name} is set, but Perdure knows no such variable; it knows ${KNOWN.join(', ')}.`);
  return { environment, warnings };
}

function found(value: string, expected: string): Error {
  return new Error(`expected ${expected}, found ${JSON.stringify(value)}`);
}

function databaseUrl(value: string): string {
  // the value may hold a password: it is not repeated
  const isUrl = URL.canParse(value) && ['postgres:', 'postgresql:'].includes(new URL(value).protocol);
  if (!isUrl)
    throw new Error(
      'expected a URL such as postgres://user:password@host:5432/database (what was found is not shown, it may hold a password)',
    );
  return value;
}

function schemaName(value: string): string {
  if (!/^[A-Za-z_][A-Za-z0-9_]{0,62}$/.test(value)) throw found(value, 'a PostgreSQL schema name of letters, digits and `_`, at most 63');
  return value;
}

function address(value: string): string {
  if (!/^(\[[0-9A-Fa-f:]+\]|[^\s/:]+):\d{1,5}$/.test(value)) throw found(value, '`host:port` without scheme, e.g. 127.0.0.1:7233');
  return value;
}

function hostName(value: string): string {
  if (!/^[A-Za-z0-9_.:-]+$/.test(value)) throw found(value, 'an address or host name to listen on, e.g. 0.0.0.0');
  return value;
}

function port(value: string): number {
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535) throw found(value, 'a port from 0 to 65535');
  return Number(value);
}

function proxies(value: string): number {
  if (!/^\d{1,2}$/.test(value)) throw found(value, 'how many proxies stand in front of the api, e.g. 1');
  return Number(value);
}

function httpUrl(value: string): string {
  if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) throw found(value, 'an http or https URL');
  return value.replace(/\/$/, '');
}

function logLevel(value: string): LogLevel {
  const level = LOG_LEVELS.find((known) => known === value.toLowerCase());
  if (!level) throw found(value, `one of ${LOG_LEVELS.join(', ')}`);
  return level;
}
