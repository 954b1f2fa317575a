// The subpath `perdure/api`.

export type { PerdureRouter, PerdureRouterOptions } from './create-perdure-router.ts';
export { createPerdureRouter } from './create-perdure-router.ts';
