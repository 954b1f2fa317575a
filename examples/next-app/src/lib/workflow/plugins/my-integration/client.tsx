'use client';

// src/lib/workflow/plugins/my-integration/client.tsx
import type { WorkflowClientPlugin } from 'perdure/ui';
import { MyIcon } from './icon';

export const myClientPlugin: WorkflowClientPlugin = {
  integration: {
    type: 'my-integration',
    label: 'My Integration',
    description: 'Custom integration for my app',
    icon: MyIcon,
    formFields: [], // No credentials needed for this example
    actions: [
      {
        slug: 'my-action',
        label: 'My Custom Action',
        description: 'Does something custom',
        category: 'My Integration', // Must match the integration label
        stepFunction: 'myCustomStep',
        stepImportPath: 'my-integration',
        configFields: [
          {
            key: 'message',
            label: 'Message',
            type: 'template-input',
            placeholder: 'Enter a message',
            required: true,
          },
        ],
        outputFields: [
          { field: 'success', description: 'Whether the action succeeded' },
          { field: 'data', description: 'The result data' },
        ],
      },
    ],
  },
};
