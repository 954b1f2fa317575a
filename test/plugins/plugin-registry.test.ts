import { describe, expect, test } from '@jest/globals';
import type { WorkflowServerPlugin } from '../../common/plugin/workflow-server-plugin.ts';
import { createCatalog, sourceOfDefinition } from '../../server/plugins/create-catalog.ts';
import { createPluginRegistry } from '../../server/plugins/create-plugin-registry.ts';

const step = async () => ({ success: true });
const definition = {
  type: 'sms',
  label: 'SMS',
  formFields: [],
  actions: [{ slug: 'send', label: 'Send SMS', configFields: [] }],
};
const sms: WorkflowServerPlugin = {
  stepImporters: [{ actionId: 'sms/send', importer: { stepFunction: step } }],
  actionLabels: [{ actionId: 'sms/send', label: 'Send an SMS' }],
};

function lazy(load: () => Promise<unknown>, name = 'heavy'): WorkflowServerPlugin {
  return { stepImporters: [{ actionId: 'big/heavy', importer: { importer: load, stepFunction: name } }] };
}

describe('the catalog', () => {
  test('takes the label from actionLabels, else the definition, else the slug', () => {
    const { stepImporters } = sms;
    expect(createPluginRegistry([sms]).catalog.action('sms/send')).toEqual({
      actionId: 'sms/send',
      label: 'Send an SMS',
      integrationType: 'sms',
    });
    expect(createPluginRegistry([{ stepImporters, definition }]).catalog.action('sms/send')?.label).toBe('Send SMS');
    expect(createPluginRegistry([{ stepImporters }]).catalog.action('sms/send')?.label).toBe('send');
  });

  test('carries the settings of an action and nothing that can be called', () => {
    const { catalog } = createPluginRegistry([
      {
        stepImporters: [
          { actionId: 'a/b', importer: { stepFunction: step }, retry: { maximumAttempts: 5 }, timeout: '10s', lane: 'local' },
        ],
      },
    ]);
    expect(catalog.action('a/b')).toEqual({
      actionId: 'a/b',
      label: 'b',
      integrationType: 'a',
      retry: { maximumAttempts: 5 },
      timeout: '10s',
      lane: 'local',
    });
    expect(JSON.parse(JSON.stringify(catalog.actions()))).toEqual(catalog.actions());
  });

  test('lists integration types, defined or not', () => {
    const { catalog } = createPluginRegistry([{ ...sms, definition }, lazy(async () => ({}))]);
    expect(catalog.integrationTypes()).toEqual([
      { type: 'sms', label: 'SMS', formFields: [] },
      { type: 'big', label: 'big' },
    ]);
  });

  test('can be made from definitions alone', () => {
    expect(createCatalog([sourceOfDefinition(definition)]).action('sms/send')).toMatchObject({
      label: 'Send SMS',
      definition: { slug: 'send' },
    });
  });

  test('does not know names of Object.prototype', () => {
    const { catalog } = createPluginRegistry([sms]);
    for (const name of ['__proto__', 'constructor', 'toString']) expect(catalog.action(name)).toBeUndefined();
  });
});

describe('resolveStep', () => {
  test('gives the function itself', async () => {
    expect(await createPluginRegistry([sms]).resolveStep('sms/send')).toBe(step);
  });

  test('loads a lazy module once, at the first call', async () => {
    let loads = 0;
    const registry = createPluginRegistry([
      lazy(async () => {
        loads++;
        return { heavy: step };
      }),
    ]);
    expect(loads).toBe(0);
    expect(await Promise.all([registry.resolveStep('big/heavy'), registry.resolveStep('big/heavy')])).toEqual([step, step]);
    expect(loads).toBe(1);
  });

  test('a module that could not be loaded is tried again', async () => {
    let loads = 0;
    const registry = createPluginRegistry([
      lazy(async () => {
        if (loads++ === 0) throw new Error('disk away');
        return { heavy: step };
      }),
    ]);
    await expect(registry.resolveStep('big/heavy')).rejects.toThrow('disk away');
    expect(await registry.resolveStep('big/heavy')).toBe(step);
  });

  test('finds the exports of a CommonJS module', async () => {
    expect(await createPluginRegistry([lazy(async () => ({ default: { heavy: step } }))]).resolveStep('big/heavy')).toBe(step);
  });

  test('names the exports found when the named one is missing or no function', async () => {
    await expect(createPluginRegistry([lazy(async () => ({ light: step, other: 1 }))]).resolveStep('big/heavy')).rejects.toMatchObject({
      code: 'STEP_NOT_EXPORTED',
      message: expect.stringContaining('it exports light, other'),
    });
    await expect(createPluginRegistry([lazy(async () => ({ heavy: 'x' }))]).resolveStep('big/heavy')).rejects.toThrow('as string');
    await expect(createPluginRegistry([lazy(async () => ({}), 'toString')]).resolveStep('big/heavy')).rejects.toThrow('it exports nothing');
  });

  test('an action that nobody registered is ACTION_MISSING', async () => {
    await expect(createPluginRegistry([sms]).resolveStep('sms/receive')).rejects.toMatchObject({ code: 'ACTION_MISSING' });
  });
});

describe('createPluginRegistry refuses', () => {
  test('an action registered twice, naming both places', () => {
    expect(() => createPluginRegistry([sms, lazy(async () => ({})), sms])).toThrow(
      expect.objectContaining({
        code: 'DUPLICATE_ACTION',
        message: 'workflowPlugins[2].stepImporters[0] and workflowPlugins[0].stepImporters[0] both offer the action "sms/send"',
      }),
    );
  });

  test('an action that a built-in plugin offers', () => {
    expect(() => createPluginRegistry([sms], [sms])).toThrow(
      expect.objectContaining({
        code: 'DUPLICATE_ACTION',
        message: 'workflowPlugins[0].stepImporters[0] and built-in plugin 0.stepImporters[0] both offer the action "sms/send"',
      }),
    );
  });

  test('a definition whose action has no step', () => {
    const bare = { stepImporters: [], definition };
    expect(() => createPluginRegistry([bare])).toThrow(
      expect.objectContaining({
        code: 'CONFIG_INVALID',
        message: expect.stringContaining('workflowPlugins[0].definition.actions[0]: the action "sms/send" has no step'),
      }),
    );
  });

  test('a type defined twice', () => {
    const other = { stepImporters: [], definition: { ...definition, actions: [] } };
    expect(() => createPluginRegistry([{ ...sms, definition }, other])).toThrow('the integration type "sms" is defined twice');
  });

  test.each([
    ['stepImporters: ', {}],
    [
      'stepImporters[0].importer: expected { stepFunction: <function> }',
      { stepImporters: [{ actionId: 'a/b', importer: { stepFunction: 'x' } }] },
    ],
    ['stepImporters[0].actionId: expected `type/slug`', { stepImporters: [{ actionId: 'a/b/c', importer: { stepFunction: step } }] }],
    ['stepImporters[0].lane: ', { stepImporters: [{ actionId: 'a/b', importer: { stepFunction: step }, lane: 'fast' }] }],
    ['actionLabels[0].label: ', { stepImporters: [], actionLabels: [{ actionId: 'a/b' }] }],
  ])('a plugin of the wrong shape at %s', (place, plugin) => {
    expect(() => createPluginRegistry([plugin as never])).toThrow(
      expect.objectContaining({ code: 'CONFIG_INVALID', message: expect.stringContaining(`workflowPlugins[0].${place}`) }),
    );
  });
});
