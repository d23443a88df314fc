// `npm run marketplace`: installs what is missing, builds the storefront, then starts a node of the online marketplace.
// Plain JavaScript on node: imports alone, because it runs before anything is installed.
import './setup/require-node-20.mjs';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { followToEnd } from './setup/follow-to-end.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { requireNode24, root } from './setup/paths.mjs';
import { stopAll, toolEnvironment } from './setup/run.mjs';
import { ensureBuilt } from './setup/stale-build.mjs';

const help = `npm run marketplace -- [options]
  --demo           a demo: shops in Dhaka with goods, and people to sign in as; in a data folder of its own
  --admin ADDRESS  make this e-mail address an administrator, print the link to set the password, and end
                   (stop the server for it; with DATABASE_URL it may run)
  --data FOLDER    where the embedded database and the outbox lie (also DATA_FOLDER)
  --port NUMBER    the port (also PORT; default 4690)

Settings come from the environment: DATABASE_URL, REDIS_URL, PUBLIC_URL, TOKEN_SECRET, SMTP_URL and others; docs/marketplace.md names them all.`;

function startNode() {
  const args = [path.join('marketplace', 'server', 'start.ts'), ...process.argv.slice(2)];
  const stdio = /** @type {import('node:child_process').StdioOptions} */ ([
    'inherit',
    'inherit',
    'inherit',
    'ipc',
  ]);
  const child = spawn(requireNode24(), args, { cwd: root, stdio, env: toolEnvironment() });
  child.on('message', (message) => {
    const ready = /** @type {{ kind?: string, url?: string }} */ (message);
    if (ready?.kind !== 'ready' || !ready.url) return;
    console.log(`The marketplace is open at ${ready.url} — press Ctrl+C to stop.`);
    console.log(`The API is described at ${ready.url}/api/v1/docs.`);
    // With a public address nobody sees that page: what was not sent lies in the data folder.
    if (!process.env.PUBLIC_URL)
      console.log(`Mails and texts that were not sent lie at ${ready.url}/outbox.`);
  });
  followToEnd(child, 'Every answered order is kept; start it again with `npm run marketplace`.');
}

async function main() {
  if (process.argv.includes('--help')) {
    console.log(help);
    return;
  }
  const stopEarly = () => {
    stopAll();
    process.exit(130);
  };
  process.once('SIGINT', stopEarly);
  await ensureInstalled();
  if (existsSync(path.join(root, 'marketplace', 'storefront')) && !(await ensureBuilt('storefront')))
    process.exit(1);
  process.off('SIGINT', stopEarly);
  startNode();
}

await main();
