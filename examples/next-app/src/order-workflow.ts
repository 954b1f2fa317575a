/** The id that `setup.ts` creates the workflow with, the same everywhere. */
export const ORDER_WORKFLOW = '3f6c1c52-8a57-4f0e-9d0b-6a1f5a0c7e21';
