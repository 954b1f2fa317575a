import type { Route } from '../route.ts';
export const executionStreamRoutes: Route[] = [];
