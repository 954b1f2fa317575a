// src/lib/workflow/plugins/my-integration/steps.ts
import 'server-only';
import type { StepFunction } from 'perdure/server';
import { doSomething } from './do-something';

export const myCustomStep: StepFunction = async (input) => {
  const { message, userId } = input;

  // Your custom logic here
  const result = await doSomething(message, userId);

  return {
    success: true,
    data: result,
  };
};
