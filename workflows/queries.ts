import { defineQuery } from '@temporalio/workflow';
import type { WorkflowView } from '../common/graph/interpreter/contract.ts';
import type { Plan } from '../common/graph/plan.ts';

/** Where the execution stands, as the interpreter knows it. */
export const viewQuery = defineQuery<WorkflowView>('view');

/** The compiled graph that is being interpreted. */
export const planQuery = defineQuery<Plan>('plan');
