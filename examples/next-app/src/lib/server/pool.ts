import { Pool } from 'pg';

// Next loads a module once for instrumentation and once for the routes; both are to use one pool
const holder = globalThis as { shopPool?: Pool };

holder.shopPool ??= new Pool({ connectionString: process.env.DATABASE_URL });

export const pool = holder.shopPool;
