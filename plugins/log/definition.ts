import type { IntegrationDefinition } from '../../common/plugin/field-definition.ts';

export const logDefinition: IntegrationDefinition = {
  type: 'log',
  label: 'Log',
  description: "Writes to a node's own log",
  formFields: [],
  actions: [
    {
      slug: 'write',
      label: 'Write to the log',
      description: 'Writes one line that everybody who may read the execution sees',
      category: 'Log',
      configFields: [
        { key: 'message', label: 'Message', type: 'template-textarea', placeholder: 'What to write', rows: 3, required: true },
        {
          key: 'level',
          label: 'Level',
          type: 'select',
          defaultValue: 'info',
          options: [
            { value: 'debug', label: 'Debug' },
            { value: 'info', label: 'Info' },
            { value: 'warn', label: 'Warning' },
            { value: 'error', label: 'Error' },
          ],
        },
      ],
      outputFields: [
        { field: 'success', description: 'Always true' },
        { field: 'message', description: 'What was written' },
      ],
    },
  ],
};
