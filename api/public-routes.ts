import type { PublicRoute } from './route.ts';
import { publicSessionRoutes } from './routes/session.ts';

/** Every documented route in front of the sign-in. */
export const PUBLIC_ROUTES: readonly PublicRoute[] = [...publicSessionRoutes];
