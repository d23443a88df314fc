// `npm run dev`: the store server restarted at every change, and vite's server in front of it with the screens live.
// `npm run dev -- --desktop` opens them in Electron instead.
import './setup/require-node-20.mjs';
import { spawn } from 'node:child_process';
import { findElectron } from './setup/electron-runtime.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { requireNode24, root } from './setup/paths.mjs';
import { toolEnvironment } from './setup/run.mjs';

await ensureInstalled();
const given = process.argv.slice(2);
const passedOn = given.filter((argument) => argument !== '--desktop');
const serverPort = process.env.DOKANI_DEV_PORT ?? '4681';
const env = { ...toolEnvironment(), DOKANI_DEV_PORT: serverPort };

/** @param {string[]} args */
const start = (args) => spawn(requireNode24(), args, { cwd: root, stdio: 'inherit', env });

/** @type {import('node:child_process').ChildProcess[]} */
const children = [];
if (given.includes('--desktop')) {
  if (!findElectron()) {
    console.error(
      "Electron's runtime is not here: run `npx install-electron`, or `npm run dev` for the browser.",
    );
    process.exit(1);
  }
  children.push(start(['node_modules/electron-vite/bin/electron-vite.js', 'dev', '--', ...passedOn]));
} else {
  const watched = [
    '--watch-path=core',
    '--watch-path=host',
    '--watch-path=shared',
    '--watch-path=migrations',
  ];
  children.push(start([...watched, 'host/start.ts', '--port', serverPort, ...passedOn]));
  children.push(start(['node_modules/vite/bin/vite.js', '--open']));
}

const stop = () => {
  for (const child of children) child.kill('SIGTERM');
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
let open = children.length;
for (const child of children) {
  child.on('exit', (code) => {
    open -= 1;
    stop();
    if (open === 0) process.exit(code ?? 0);
  });
}
