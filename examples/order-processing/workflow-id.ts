/** The order workflow's id. It is fixed, so that the same id can stand in code for every environment. */
export const ORDER_WORKFLOW_ID = '0d8f6a1e-3b5c-4c1f-9a7e-2f6b8c0d4e11';
