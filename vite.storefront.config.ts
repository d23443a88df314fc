import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { defineConfig, type Plugin } from 'vite';

const server = `http://127.0.0.1:${process.env.MARKETPLACE_DEV_PORT ?? '4690'}`;
const toServer = { target: server, changeOrigin: true, headers: { origin: server } };

const OUTLINE = 'virtual:bangladesh-outline';

/** Three decimals are some 100 m: enough for the outline of a country. */
const rounded = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(rounded) : Math.round(Number(value) * 1000) / 1000;

/** The outline of Bangladesh alone, cut out of world-atlas while building: 3.6 MB of the world stay out of the page. */
function bangladeshOutline(): Plugin {
  return {
    name: 'bangladesh-outline',
    resolveId: (id) => (id === OUTLINE ? `\0${OUTLINE}` : null),
    load(id) {
      if (id !== `\0${OUTLINE}`) return null;
      const file = createRequire(import.meta.url).resolve('world-atlas/countries-10m.json');
      const world = JSON.parse(readFileSync(file, 'utf8')) as Topology<{
        countries: GeometryCollection<{ name: string }>;
      }>;
      const { features } = feature(world, world.objects.countries);
      const country = features.find(({ properties }) => properties.name === 'Bangladesh');
      if (country?.geometry.type !== 'MultiPolygon') throw new Error('world-atlas has no Bangladesh');
      return `export default ${JSON.stringify(rounded(country.geometry.coordinates))}`;
    },
  };
}

/** Writes each text file of the build compressed beside it, so that the server sends a quarter and never compresses anything itself. */
function compressed(folder: string): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    closeBundle() {
      for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(js|css|svg|html)$/.test(name)) continue;
        const file = path.join(folder, name);
        const bytes = readFileSync(file);
        writeFileSync(
          `${file}.br`,
          brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
        );
        writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
      }
    },
  };
}

const outDir = path.resolve(import.meta.dirname, 'out/storefront');

/** The customers' page of the marketplace. In development vite stands before the marketplace's server. */
export default defineConfig({
  root: 'marketplace/storefront',
  base: '/',
  plugins: [react(), bangladeshOutline(), compressed(outDir)],
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2022',
    // Data URLs would need a looser content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // What every page needs comes in two files instead of thirty small ones: a phone pays for each request.
        codeSplitting: {
          groups: [
            {
              name: 'libraries',
              test: /node_modules\/(react|react-dom|scheduler|@tanstack|@orpc|i18next|react-i18next|@tabler)\//,
              minShareCount: 4,
            },
            {
              name: 'page',
              test: /marketplace\/storefront\/(api|cart|i18n|live|offers|place|shell|ui)\//,
              minShareCount: 3,
            },
          ],
        },
      },
    },
  },
  server: {
    port: 4689,
    strictPort: true,
    host: '127.0.0.1',
    proxy: { '/rpc': toServer, '/api': toServer, '/pictures': toServer, '/pay': toServer },
  },
});
