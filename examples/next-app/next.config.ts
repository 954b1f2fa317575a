import type { NextConfig } from 'next';

const api = process.env.PERDURE_API_URL ?? 'http://127.0.0.1:8080';

const config: NextConfig = {
  // `perdure api` behind this app's own origin, so that its cookie is sent along; Next writes the address into the build
  rewrites: async () => [{ source: '/api/:path*', destination: `${api}/api/:path*` }],
};

export default config;
