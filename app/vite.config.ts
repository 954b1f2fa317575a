import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

// The api's content security policy allows files of its own origin only: nothing is inlined.
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/',
  build: {
    assetsDir: 'assets',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      onLog(level, log, pass) {
        // 'use client' speaks to servers that render React; in a page everything is client
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') pass(level, log);
      },
    },
    target: ['chrome111', 'firefox113', 'safari16.4'],
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': 'http://127.0.0.1:8080', '/docs': 'http://127.0.0.1:8080' } },
});
