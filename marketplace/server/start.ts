// A node of the marketplace as a process: settings from the environment, one address, an end in order.
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { BadConfig, readConfig } from './app/config.ts';
import { startNode } from './app/start-node.ts';
import { MigrationRefused } from './db/migrate.ts';

const root = path.resolve(import.meta.dirname, '../..');

function appVersion(): string {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const folders = {
    migrations: path.join(root, 'marketplace', 'migrations'),
    storefront: path.join(root, 'out', 'storefront'),
    data: config.DATA_FOLDER || path.join(os.homedir(), '.dokani-market'),
    appVersion: appVersion(),
  };
  const node = await startNode(config, folders);
  const stop = () => {
    node.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  process.on('disconnect', stop);
  if (process.send) process.send({ kind: 'ready', url: node.url });
  else console.log(`The marketplace is open at ${node.url} — press Ctrl+C to stop.`);
}

try {
  await start();
} catch (error) {
  if (!(error instanceof BadConfig || error instanceof MigrationRefused)) throw error;
  console.error(`The marketplace cannot start.\n${error.message}`);
  process.exit(2);
}
