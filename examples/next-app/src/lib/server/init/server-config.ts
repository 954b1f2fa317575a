// src/lib/server/init/server-config.ts
import type { ServerConfig } from 'perdure/types';
import { myServerPlugin } from '@/lib/workflow/plugins/my-integration/server';
import { sessionOf } from '@/session';

const serverConfig: ServerConfig = {
  authenticate: (req) => sessionOf(req.headers.cookie),
  // behind a rewrite the API cannot tell the app's own pages from others
  allowedOrigins: [process.env.APP_ORIGIN ?? 'http://127.0.0.1:3000'],
  workflowPlugins: [myServerPlugin],
};

export default serverConfig;
