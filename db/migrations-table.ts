/** The table of the applied migrations, in Perdure's own schema. */
export const MIGRATIONS_TABLE = 'migrations';
