import type { Catalog, CatalogAction } from '../../../common/plugin/catalog.ts';
import type { FieldDefinition } from '../../../common/plugin/field-definition.ts';

const field = (key: string, type: FieldDefinition['type'], more: Partial<FieldDefinition> = {}): FieldDefinition => ({
  key,
  label: key.toUpperCase(),
  type,
  ...more,
});

const FORM: FieldDefinition[] = [
  field('message', 'template-input', { required: true }),
  field('kind', 'select', { options: ['email', 'sms'].map((value) => ({ value, label: value })), defaultValue: 'email' }),
  field('address', 'template-input', { required: true, showWhen: { field: 'kind', equals: 'email' } }),
  field('phone', 'template-input', { required: true, showWhen: { field: 'kind', equals: 'sms' } }),
  field('count', 'number', { min: 1 }),
  field('note', 'text'),
  field('match', 'match-builder'),
  field('row', 'single-row-update'),
  field('rows', 'single-row-update', { singleRowMode: 'insert' }),
  field('schema', 'schema-builder'),
  field('columns', 'multi-select', { options: ['a', 'b'].map((value) => ({ value, label: value })) }),
];

const ACTIONS: CatalogAction[] = [
  { actionId: 'try/echo', label: 'Echo', integrationType: 'try' },
  {
    actionId: 'try/form',
    label: 'Form',
    integrationType: 'try',
    definition: { slug: 'form', label: 'Form', configFields: FORM },
    retry: { maximumAttempts: 7, initialInterval: '2s' },
    timeout: '5m',
  },
  { actionId: 'mail/send', label: 'Send', integrationType: 'mail', definition: { slug: 'send', label: 'Send', configFields: [] } },
];

/** `try/echo` without a definition, `try/form` with a field of every type, `mail/send` that needs an integration. */
export const testCatalog: Catalog = {
  action: (id) => ACTIONS.find(({ actionId }) => actionId === id),
  actions: () => ACTIONS,
  integrationTypes: () => [
    { type: 'try', label: 'Try' },
    { type: 'mail', label: 'Mail', formFields: [{ id: 'key', label: 'Key', type: 'password', configKey: 'key', required: true }] },
  ],
};
