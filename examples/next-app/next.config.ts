import type { NextConfig } from 'next';

const api = process.env.PERDURE_API_URL ?? 'http://127.0.0.1:8080';

// Next's own inline scripts want 'unsafe-inline' or a nonce; a viewer that is rendered on the server has its height as an attribute
const policy = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data:",
  "worker-src 'self'",
].join('; ');

const config: NextConfig = {
  // `perdure api` behind this app's own origin, so that its cookie is sent along; Next writes the address into the build
  rewrites: async () => [{ source: '/api/:path*', destination: `${api}/api/:path*` }],
  headers: async () =>
    process.env.NODE_ENV === 'production' ? [{ source: '/:path*', headers: [{ key: 'Content-Security-Policy', value: policy }] }] : [],
};

export default config;
