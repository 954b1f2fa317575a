export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { configure } = await import('perdure/server');
  const { pool } = await import('@/lib/server/pool');
  configure({ pool });
}
