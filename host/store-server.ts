import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { type OpenShop, openShop, type Ports, systemPorts } from '../core/app/index.ts';
import { prepareDataFolder } from './data-folder.ts';
import { createFileSecrets } from './file-secrets.ts';
import { createLanNotice, followLanSetting } from './lan-listener.ts';
import { openLog } from './log.ts';
import { openMapTiles } from './map-tiles/open-map-tiles.ts';
import { lockFolder } from './single-instance.ts';
import { startRefusal } from './start-refusal.ts';
import { createOpenCalls } from './transports/calls.ts';
import { createTransports, type Transports } from './transports/transports.ts';
import { listen } from './web/listen.ts';
import { buildWebServer, LOOPBACK_TILL } from './web/web-server.ts';

const DRAIN_LIMIT_MS = 10_000;

/** What a store server is started with. */
export type StoreServerOptions = {
  dataFolder: string;
  /** A demo shop, marked as training. */
  demo: boolean;
  /** Told how far the demo shop is when it is made, at its first start. */
  onDemoProgress?: (done: number, total: number) => void;
  /** Port on this computer; null takes the default or the next free one. */
  port: number | null;
  /** The folder of the program: migrations, resources and built screens lie in it. */
  programFolder: string;
  appVersion: string;
  /** What the shell adds to the plain system: printers of the operating system, its secret store. */
  ports?: Partial<Ports>;
};

/** A store server that is running. */
export type StoreServer = {
  /** Where the browser finds it. */
  url: string;
  shop: OpenShop;
  /** Answers the calls that come through a window's port. */
  connect(port: Parameters<Transports['port']['upgrade']>[0]): void;
  /** Lets open calls end, closes the file and frees the folder. A second call waits for the first. */
  close(): Promise<void>;
};

/** Opens the shop, with what can be wrong about its file turned into StartRefused. */
async function openOrRefuse(options: StoreServerOptions, ports: Ports): Promise<OpenShop> {
  try {
    return await openShop(
      {
        file: path.join(options.dataFolder, 'shop.sqlite'),
        migrationsFolder: path.join(options.programFolder, 'migrations'),
        resourcesFolder: path.join(options.programFolder, 'resources'),
        printFolder: path.join(options.dataFolder, 'printed'),
        training: options.demo,
        ...(options.demo ? { demo: { onProgress: options.onDemoProgress ?? (() => undefined) } } : {}),
        appVersion: options.appVersion,
      },
      ports,
    );
  } catch (error) {
    throw startRefusal(error, options.dataFolder) ?? error;
  }
}

/** As lockFolder, with a disk that takes nothing turned into StartRefused. */
function holdFolder(folder: string): ReturnType<typeof lockFolder> {
  try {
    return lockFolder(folder);
  } catch (error) {
    throw startRefusal(error, folder) ?? error;
  }
}

/** Starts a store server on the data folder. Throws StartRefused for what its user can put right, and leaves nothing open. */
export async function startStoreServer(options: StoreServerOptions): Promise<StoreServer> {
  const undo: (() => unknown)[] = [];
  try {
    prepareDataFolder(options.dataFolder);
    const lock = holdFolder(options.dataFolder);
    undo.push(() => lock.release());
    const log = openLog(options.dataFolder);
    const notice = createLanNotice();
    const shop = await openOrRefuse(
      options,
      systemPorts({
        logger: portLogger(log),
        secrets: createFileSecrets(options.dataFolder, (keptAs) =>
          log.error({ keptAs }, 'the file of secrets is damaged; connect the marketplace anew'),
        ),
        network: notice,
        mapTiles: openMapTiles({ ...options, log }, process.env),
        ...options.ports,
      }),
    );
    undo.push(() => shop.close());
    const calls = createOpenCalls();
    const transports = createTransports(calls);
    const rendererFolder = path.join(options.programFolder, 'out', 'renderer');
    const build = (place: 'loopback' | 'lan') =>
      buildWebServer({ shop, transports, log, place, rendererFolder });
    const app: FastifyInstance = await build('loopback');
    undo.push(() => app.close());
    const port = await listen(app, '127.0.0.1', options.port);
    const lan = followLanSetting(shop, () => build('lan'), port, log, notice);
    undo.push(() => lan.close());
    undo.push(async () => {
      const left = await calls.drain(DRAIN_LIMIT_MS);
      if (left > 0) log.warn({ left }, 'calls cut off at closing');
    });
    const url = `http://127.0.0.1:${port}`;
    lock.note(url);
    log.info({ port, demo: options.demo, version: options.appVersion }, 'store server open');
    return runningServer(url, shop, transports, () => unwind(undo));
  } catch (error) {
    await unwind(undo);
    throw error;
  }
}

/** Undoes, last first, what was done to start. */
async function unwind(undo: (() => unknown)[]): Promise<void> {
  for (let step = undo.pop(); step; step = undo.pop()) await step();
}

function portLogger(log: ReturnType<typeof openLog>): Ports['logger'] {
  return {
    info: (fields, message) => log.info(fields, message),
    warn: (fields, message) => log.warn(fields, message),
    error: (fields, message) => log.error(fields, message),
  };
}

function runningServer(
  url: string,
  shop: OpenShop,
  transports: Transports,
  end: () => Promise<void>,
): StoreServer {
  let closing: Promise<void> | undefined;
  return {
    url,
    shop,
    connect: (port) => transports.port.upgrade(port, { context: { shop, localTillId: LOOPBACK_TILL } }),
    close() {
      closing ??= end();
      return closing;
    },
  };
}
