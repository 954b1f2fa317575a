import type { TemporalGateway } from '../server/temporal/temporal-gateway.ts';

/** Gives the gateway to Temporal, connecting at the first call. Nothing of Temporal is loaded before. */
export type TemporalLookup = () => Promise<TemporalGateway>;
