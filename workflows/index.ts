export { perdureExecution } from './perdure-execution.ts';
