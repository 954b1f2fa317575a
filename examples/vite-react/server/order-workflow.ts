/** The id that `setup.ts` creates the workflow with, the same everywhere. */
export const ORDER_WORKFLOW = '9b0f4a86-6d0e-4c6b-8a35-1f0c2d9e7b43';
