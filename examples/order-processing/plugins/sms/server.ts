import type { WorkflowServerPlugin } from 'perdure/server';
import { sendSmsStep } from './steps.ts';

export const smsServerPlugin: WorkflowServerPlugin = {
  stepImporters: [{ actionId: 'sms/send', importer: { stepFunction: sendSmsStep } }],
  actionLabels: [{ actionId: 'sms/send', label: 'Send SMS' }],
  definition: {
    type: 'sms',
    label: 'SMS',
    description: 'Send SMS messages',
    formFields: [],
    actions: [
      {
        slug: 'send',
        label: 'Send SMS',
        description: 'Send an SMS message to a phone number',
        category: 'SMS',
        configFields: [
          { key: 'phoneNumber', label: 'Phone Number', type: 'template-input', placeholder: '+1234567890', required: true },
          { key: 'message', label: 'Message', type: 'template-textarea', placeholder: 'Your message here', rows: 3, required: true },
        ],
        outputFields: [
          { field: 'success', description: 'Whether the SMS was sent' },
          { field: 'messageId', description: 'The SMS message ID' },
        ],
      },
    ],
  },
};
