import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ROOT } from './source-files.ts';

interface Locked {
  version: string;
  dev?: boolean;
  license?: string;
  hasInstallScript?: boolean;
  resolved?: string;
}

const read = (name: string) => JSON.parse(readFileSync(join(ROOT, name), 'utf8'));
const manifest = read('package.json') as Record<'dependencies' | 'devDependencies' | 'peerDependencies', Record<string, string>>;
const lock = read('package-lock.json').packages as Record<string, Locked>;
const runtime = Object.entries(lock).filter(([path, entry]) => path !== '' && !entry.dev);

describe('dependencies', () => {
  test('are exact versions, the same in the lockfile', () => {
    for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
      const exact = version.replace(/^npm:[^@]+@/, '');
      expect(exact).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
      expect(lock[`node_modules/${name}`]?.version).toBe(exact);
    }
  });

  test('optional peers have the version that the tests run with; what a page shares with us is any of its major', () => {
    for (const [name, version] of Object.entries(manifest.peerDependencies)) {
      const [range, major] = /^\^(\d+)\./.exec(version) ?? [];
      const tested = manifest.devDependencies[name];
      expect([name, range === undefined ? tested : tested?.split('.')[0]]).toEqual([name, major ?? version]);
    }
  });

  test('come from the registry', () => {
    const elsewhere = Object.values(lock).filter(
      ({ resolved }) => resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'),
    );
    expect(elsewhere).toEqual([]);
  });

  test('of the running product have licences without copyleft, and one install script, which is not needed', () => {
    const allowed = ['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', '0BSD'];
    expect(runtime.filter(([, { license }]) => !allowed.includes(license ?? '')).map(([path]) => path)).toEqual([]);
    expect(runtime.filter(([, entry]) => entry.hasInstallScript).map(([path]) => path.split('node_modules/').at(-1))).toEqual([
      'protobufjs',
    ]);
    expect(readFileSync(join(ROOT, '.npmrc'), 'utf8')).toContain('ignore-scripts=true');
  });
});
