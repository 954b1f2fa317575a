import type { Route } from '../route.ts';
export const executionValueRoutes: Route[] = [];
