import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = `http://127.0.0.1:${process.env.DOKANI_DEV_PORT ?? '4681'}`;
// The store server takes calls from its own pages alone; in development vite's pages stand for them.
const toServer = { target: server, changeOrigin: true, headers: { origin: server } };

/** The screens: one build for Electron's window and for a browser. In development vite stands before the store server. */
export default defineConfig({
  root: 'renderer',
  base: '/',
  plugins: [react()],
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: 'es2023',
    // Data URLs would need a looser content security policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
  },
  server: {
    port: 4680,
    strictPort: true,
    host: '127.0.0.1',
    proxy: { '/rpc': toServer, '/api': toServer, '/files': toServer, '/ws': { ...toServer, ws: true } },
  },
});
