import './stack-depth.ts';

export { perdureExecution } from './perdure-execution.ts';
