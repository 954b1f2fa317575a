import { describe, expect, test } from '@jest/globals';
import type { StepContext } from '../../common/plugin/step.ts';
import { BUILT_IN_DEFINITIONS } from '../../plugins/built-in-definitions.ts';
import { BUILT_IN_PLUGINS } from '../../plugins/built-in-plugins.ts';
import { createCatalog, sourceOfDefinition } from '../../server/plugins/create-catalog.ts';
import { createPluginRegistry } from '../../server/plugins/create-plugin-registry.ts';

function contextWith(lines: string[]): StepContext {
  const write = (level: string) => (message: string) => lines.push(`${level} ${message}`);
  return { log: { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') } } as unknown as StepContext;
}

describe('log/write', () => {
  const step = () => createPluginRegistry(BUILT_IN_PLUGINS).resolveStep('log/write');

  test('writes its message at its level and returns it', async () => {
    const lines: string[] = [];
    const write = await step();
    expect(await write({ actionType: 'log/write', message: 'a', level: 'warn' }, contextWith(lines) as never)).toEqual({
      success: true,
      message: 'a',
    });
    await write({ message: { b: 1 } }, contextWith(lines) as never);
    expect(lines).toEqual(['warn a', 'info {"b":1}']);
  });

  test('refuses a level that is none, for good', async () => {
    const write = await step();
    expect(await write({ message: 'a', level: 'loud' }, contextWith([]) as never)).toMatchObject({ success: false, retryable: false });
  });
});

describe('built-in plugins', () => {
  test('offer the same by their definitions alone and by their server halves', () => {
    const full = createPluginRegistry(BUILT_IN_PLUGINS).catalog;
    const bare = createCatalog(BUILT_IN_DEFINITIONS.map(sourceOfDefinition));
    expect(bare.integrationTypes()).toEqual(full.integrationTypes());
    expect(bare.actions().map(({ actionId, label }) => [actionId, label])).toEqual(
      full.actions().map(({ actionId, label }) => [actionId, label]),
    );
  });

  test('have a category equal to their label in every action', () => {
    for (const { label, actions } of BUILT_IN_DEFINITIONS)
      expect(actions.map((action) => action.category)).toEqual(actions.map(() => label));
  });
});
