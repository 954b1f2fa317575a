import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@cfworker/json-schema';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { readEnvironment } from '../../server/config/environment.ts';
import { ROOT } from '../house/source-files.ts';

interface Compose {
  services: Record<string, { command?: string[]; environment?: Record<string, string>; volumes?: string[] }>;
}

const text = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8');
// the compose specification's own schema (Apache-2.0), as compose-go 2.16.2 carries it
const schema = JSON.parse(readFileSync(join(ROOT, 'test', 'deploy', 'compose-spec.json'), 'utf8'));
const validate = (document: unknown) => new Validator(schema, '2020-12', false).validate(document);
const compose = parse(text, { merge: true }) as Compose;

describe('docker-compose.yml', () => {
  test('fits the schema of the compose specification', () => {
    expect(validate(compose).errors).toEqual([]);
  });

  test('the schema does notice a misspelt key', () => {
    expect(validate(parse(text.replace('healthcheck:', 'heathcheck:'), { merge: true })).valid).toBe(false);
  });

  test('gives Perdure variables that it knows, with values that it takes', () => {
    const { environment } = compose.services.api ?? {};
    const resolved = Object.entries(environment ?? {}).map(([name, value]) => [name, value.replace(/\$\{\w+:-([^}]*)\}/g, '$1')]);
    expect(readEnvironment(Object.fromEntries(resolved)).warnings).toEqual([]);
  });

  test('mounts files that are there', () => {
    const mounted = Object.values(compose.services)
      .flatMap((service) => service.volumes ?? [])
      .filter((volume) => volume.startsWith('./'));
    expect(mounted.length).toBeGreaterThan(0);
    for (const volume of mounted) expect(existsSync(join(ROOT, volume.split(':')[0] ?? ''))).toBe(true);
  });
});
