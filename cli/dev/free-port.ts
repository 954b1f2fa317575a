import { createServer } from 'node:net';
import { PerdureError } from '../../common/errors/perdure-error.ts';

/**
 * The first port from `preferred` on, of `tries`, on which nobody listens on 127.0.0.1; 0 lets the system choose.
 * Throws `PORT_UNAVAILABLE`.
 */
export async function findFreePort(
  preferred: number,
  options: { tries?: number | undefined; except?: readonly number[] } = {},
): Promise<number> {
  const tries = preferred === 0 ? 1 : (options.tries ?? 100);
  for (let port = preferred; port < preferred + tries && port < 65_536; port++) {
    if (options.except?.includes(port)) continue;
    const bound = await tryPort(port);
    if (bound !== null) return bound;
  }
  const what = tries === 1 ? `Another process listens on port ${preferred}` : `No free port from ${preferred} to ${preferred + tries - 1}`;
  throw new PerdureError('PORT_UNAVAILABLE', `${what} on 127.0.0.1.`);
}

function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.unref();
    server.once('error', () => resolve(null));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      const bound = typeof address === 'object' && address !== null ? address.port : port;
      server.close(() => resolve(bound));
    });
  });
}
