// A node of the marketplace as a process: settings from the environment, one address, an end in order.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { makeAdmin } from './admin/index.ts';
import { type Arguments, readArguments } from './app/arguments.ts';
import { BadConfig, type MarketConfig, readConfig } from './app/config.ts';
import type { Market } from './app/market.ts';
import { openMarket, type ProgramFolders, startNode } from './app/start-node.ts';
import { MigrationRefused } from './db/migrate.ts';
import { fillDemo } from './demo/fill-demo.ts';
import { StartRefused } from './ports/start-refused.ts';

const root = path.resolve(import.meta.dirname, '../..');

function appVersion(): string {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}

function foldersOf(config: MarketConfig, wanted: Arguments): ProgramFolders {
  const usual = path.join(os.homedir(), wanted.isDemo ? '.dokani-market-demo' : '.dokani-market');
  return {
    migrations: path.join(root, 'marketplace', 'migrations'),
    storefront: path.join(root, 'out', 'storefront'),
    data: path.resolve(wanted.data ?? (config.DATA_FOLDER || usual)),
    appVersion: appVersion(),
    isDemo: wanted.isDemo,
  };
}

async function printAdminLink(config: MarketConfig, folders: ProgramFolders, address: string): Promise<void> {
  const open = await openMarket(config, folders, false);
  try {
    const { link } = await makeAdmin(open.market, address);
    console.log(
      `${address} is an administrator now. Within an hour, set the password here once the server runs:\n${link}`,
    );
    if (config.PUBLIC_URL === '')
      console.log(
        `The link leads to ${open.market.options.publicUrl}: start the server with the same --port (or PORT); with another address give --admin that one, or PUBLIC_URL.`,
      );
  } finally {
    await open.close();
  }
}

/** Fills the demo at its first start; who can sign in is kept beside its database, and printed at every start. */
async function prepareDemo(market: Market, folders: ProgramFolders): Promise<void> {
  const file = path.join(folders.data, 'demo-people.txt');
  const people = await fillDemo(market, path.join(root, 'resources'), (done, total) => {
    if (done % 10 === 0) console.log(`Filling the demo: ${done} of ${total} shops`);
  });
  if (people) {
    const lines = people.map(({ role, email, password }) => `${role.padEnd(9)} ${email}  ${password}`);
    writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 });
  }
  if (!existsSync(file))
    throw new BadConfig(
      `The demo in ${folders.data} was not filled to its end. Delete that folder and start again.`,
    );
  console.log(`Sign in to the demo as:\n${readFileSync(file, 'utf8').trimEnd()}`);
}

async function serve(config: MarketConfig, folders: ProgramFolders, isDemo: boolean): Promise<void> {
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
  if (isDemo) await prepareDemo(node.market, folders);
  if (config.PAYMENTS === 'sandbox')
    console.log(
      'Paying online is a sandbox here: its page says paid, and no money moves (PAYMENTS=none offers cash alone).',
    );
  if (process.send) process.send({ kind: 'ready', url: node.url });
  else console.log(`The marketplace is open at ${node.url} — press Ctrl+C to stop.`);
}

try {
  const wanted = readArguments(process.argv.slice(2));
  const config = readConfig({ ...process.env, ...(wanted.port === null ? {} : { PORT: wanted.port }) });
  if (wanted.isDemo && config.DATABASE_URL !== '')
    throw new BadConfig('--demo fills an embedded database of its own; it does not go with DATABASE_URL');
  const folders = foldersOf(config, wanted);
  if (wanted.admin !== null) await printAdminLink(config, folders, wanted.admin);
  else await serve(config, folders, wanted.isDemo);
} catch (error) {
  const refusals = [BadConfig, MigrationRefused, StartRefused];
  if (!(error instanceof Error && refusals.some((refusal) => error instanceof refusal))) throw error;
  console.error(`The marketplace cannot start.\n${error.message}`);
  process.exit(2);
}
