import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { requireNode24, root } from './paths.mjs';
import { run, withHeartbeat } from './run.mjs';

/** @param {string} place @returns {string[]} */
function filesUnder(place) {
  const full = path.join(root, place);
  if (!existsSync(full)) return [];
  const inside = readdirSync(full, { recursive: true, encoding: 'utf8' });
  return inside
    .map((name) => path.join(full, name))
    .filter((file) => statSync(file).isFile() && !/\.test\.|stand-in/.test(file))
    .sort();
}

/**
 * One hash over the contents and names of everything a build reads.
 * @param {string[]} folders @param {string[]} files
 */
function hashOf(folders, files) {
  const hash = createHash('sha256');
  const all = folders
    .flatMap(filesUnder)
    .concat(files.map((file) => path.join(root, file)).filter(existsSync));
  for (const file of all)
    hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

const builds = {
  renderer: {
    folders: ['renderer', 'shared', 'resources'],
    files: ['package-lock.json', 'vite.config.ts', 'tsconfig.renderer.json', 'tsconfig.base.json'],
    command: ['node_modules/vite/bin/vite.js', 'build'],
    what: 'the screens',
  },
  desktop: {
    folders: ['electron', 'host', 'core', 'shared', 'migrations'],
    files: ['package-lock.json', 'electron.vite.config.ts', 'tsconfig.json', 'tsconfig.base.json'],
    command: ['node_modules/electron-vite/bin/electron-vite.js', 'build'],
    what: 'the desktop shell',
  },
  storefront: {
    folders: ['marketplace/storefront', 'shared', 'resources'],
    files: [
      'package-lock.json',
      'vite.storefront.config.ts',
      'tsconfig.storefront.json',
      'tsconfig.base.json',
    ],
    command: ['node_modules/vite/bin/vite.js', 'build', '-c', 'vite.storefront.config.ts'],
    what: 'the storefront',
  },
};

/**
 * Builds the renderer, the desktop shell or the storefront unless the last build was made from the same files; false where it fails.
 * @param {'renderer' | 'desktop' | 'storefront'} name @returns {Promise<boolean>}
 */
export async function ensureBuilt(name) {
  const build = builds[name];
  const stamp = path.join(root, 'out', `${name}.built-from`);
  const hash = hashOf(build.folders, build.files);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return true;
  console.log(`Building ${build.what}.`);
  const started = Date.now();
  const { code, output } = await withHeartbeat(`building ${build.what}`, run(requireNode24(), build.command));
  if (code !== 0) {
    console.error(output.trim());
    console.error(`Building ${build.what} failed; the message is above.`);
    return false;
  }
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
  console.log(`Built ${build.what} in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
  return true;
}
