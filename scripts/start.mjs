// `npm start`: installs what is missing, builds what is stale, then opens the desktop window or serves the browser.
// Plain JavaScript on node: imports alone, because it runs before anything is installed.
import './setup/require-node-20.mjs';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fetchElectron, findElectron, hasScreen } from './setup/electron-runtime.mjs';
import { followToEnd } from './setup/follow-to-end.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { requireNode24, root } from './setup/paths.mjs';
import { stopAll, toolEnvironment } from './setup/run.mjs';
import { ensureBuilt } from './setup/stale-build.mjs';

const ownFlags = new Set(['--browser', '--electron', '--no-open', '--help']);
const given = process.argv.slice(2);
const flags = new Set(given.filter((argument) => ownFlags.has(argument)));
const passedOn = given.filter((argument) => !ownFlags.has(argument));

const help = `npm start -- [options]
  --demo         a demo shop in a file of its own, marked as training
  --browser      do not open or fetch Electron; serve this machine's browser
  --electron     try to fetch Electron again after it failed once
  --no-open      print the address without opening the browser
  --port NUMBER  the port of the browser address (default 4680)
  --data FOLDER  where the shop's file lies (also DOKANI_DATA)`;

const WHEN_KILLED = 'Every finished sale is kept; start it again with `npm start`.';

/** @param {string} url */
function openBrowser(url) {
  if (flags.has('--no-open') || !hasScreen()) return;
  const program = { win32: 'explorer.exe', darwin: 'open' }[String(process.platform)] ?? 'xdg-open';
  const child = spawn(program, [url], { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}

/** @returns {Promise<string | null>} Electron's executable where the desktop window can open */
async function electronToOpen() {
  if (flags.has('--browser')) return null;
  if (!hasScreen()) {
    console.log('No screen here to open a window on: serving the browser instead.');
    return null;
  }
  const found = findElectron() ?? (await fetchElectron({ retry: flags.has('--electron') }));
  if (!found)
    console.log(
      'Electron could not be had here (again with `npm start -- --electron`): serving the browser.',
    );
  return found;
}

/** @param {string} electron */
function openWindow(electron) {
  // Chromium refuses to sandbox for root; nothing else is ever started without its sandbox.
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const args = [...(asRoot ? ['--no-sandbox'] : []), root, ...passedOn];
  console.log('Opening Dokani. Close its window or press Ctrl+C here to stop.');
  followToEnd(spawn(electron, args, { cwd: root, stdio: 'inherit', env: toolEnvironment() }), WHEN_KILLED);
}

function serveBrowser() {
  // V8's room for young objects: 2 MB of it keep the server under 200 MB on a shop's small computer.
  const args = ['--max-semi-space-size=2', path.join('host', 'start.ts'), ...passedOn];
  const stdio = /** @type {import('node:child_process').StdioOptions} */ ([
    'inherit',
    'inherit',
    'inherit',
    'ipc',
  ]);
  const child = spawn(requireNode24(), args, { cwd: root, stdio, env: toolEnvironment() });
  child.on('message', (message) => {
    const ready = /** @type {{ kind?: string, url?: string }} */ (message);
    if (!ready?.url || (ready.kind !== 'ready' && ready.kind !== 'already-open')) return;
    if (ready.kind === 'ready') console.log(`Dokani is open at ${ready.url} — press Ctrl+C to stop.`);
    else console.log(`Dokani is already open at ${ready.url}`);
    openBrowser(ready.url);
  });
  followToEnd(child, WHEN_KILLED);
}

async function main() {
  if (flags.has('--help')) {
    console.log(help);
    return;
  }
  const stopEarly = () => {
    stopAll();
    process.exit(130);
  };
  process.once('SIGINT', stopEarly);
  await ensureInstalled();
  if (!(await ensureBuilt('renderer'))) process.exit(1);
  const electron = await electronToOpen();
  if (electron && !(await ensureBuilt('desktop'))) process.exit(1);
  process.off('SIGINT', stopEarly);
  if (electron) openWindow(electron);
  else serveBrowser();
}

await main();
