import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const shop = process.env.SHOP_URL ?? 'http://127.0.0.1:8090';

export default defineConfig({
  plugins: [react()],
  // while developing, Vite serves the page and hands the rest on to the shop's own server
  server: { proxy: { '/api': shop, '/orders': shop, '/sign-in': shop } },
});
