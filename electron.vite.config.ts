import { defineConfig } from 'electron-vite';

/**
 * The desktop shell: main (with the store server that it forks beside it) and preload. The screens are built by vite.config.ts.
 * Packages stay outside the bundles, as electron-builder packs them.
 */
export default defineConfig({
  main: {
    // An installed program follows the feed it was built with, whatever its user's environment says.
    define: { 'process.env.DOKANI_UPDATE_FEED': JSON.stringify(process.env.DOKANI_UPDATE_FEED ?? '') },
    build: {
      outDir: 'out/main',
      externalizeDeps: true,
      rolldownOptions: {
        input: {
          main: 'electron/main.ts',
          'store-server': 'host/utility.ts',
          'reading-worker': 'core/app/reading.worker.ts',
        },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload can load nothing but itself, and only as CommonJS.
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: 'electron/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
});
