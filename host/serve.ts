// The store server as a process of its own; `start.ts` loads it.
import { setTimeout } from 'node:timers/promises';
import { type Arguments, HELP, readArguments } from './arguments.ts';
import { dataFolder } from './data-folder.ts';
import { findProgram } from './program.ts';
import { StartRefused } from './start-refused.ts';
import { type StoreServer, startStoreServer } from './store-server.ts';

const ANSWER_MS = 2_000;
const LOOK_AGAIN_MS = 250;
const PATIENCE_MS = 20_000;

/** Tells the script that started this process, if one did; `npm run host` on its own has nobody to tell. */
function tell(message: object): void {
  process.send?.(message);
}

/** Closes once, in order, whatever asks: Ctrl+C, a service manager, or the end of the script that started this process. */
function closeOnSignals(server: StoreServer): void {
  const close = () => {
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, close);
  process.on('disconnect', close);
}

/** A line at every tenth day, overwritten where there is a terminal. */
function sayProgress(done: number, total: number): void {
  const line = `Making the demo shop: day ${done} of ${total}`;
  if (process.stdout.isTTY) process.stdout.write(`\r${line}${done === total ? '\n' : ''}`);
  else if (done % 10 === 0 || done === total) console.log(line);
}

async function serve(wanted: Arguments): Promise<void> {
  const program = findProgram(import.meta.dirname);
  const server = await startStoreServer({
    dataFolder: dataFolder(wanted.data, wanted.demo),
    demo: wanted.demo,
    onDemoProgress: sayProgress,
    port: wanted.port,
    programFolder: program.folder,
    appVersion: program.version,
  });
  closeOnSignals(server);
  if (process.send) tell({ kind: 'ready', url: server.url });
  else console.log(`Dokani is open at ${server.url} — press Ctrl+C to stop.`);
}

/** True when a Dokani answers there. */
async function answers(url: string): Promise<boolean> {
  try {
    const reply = await fetch(`${url}/api/v1/status`, { signal: AbortSignal.timeout(ANSWER_MS) });
    await reply.body?.cancel();
    return reply.ok;
  } catch {
    return false;
  }
}

/**
 * Opens the shop, or says where it is open already: whoever starts Dokani twice wants to see it, not an error. One that holds the shop
 * but does not answer yet (it is starting) or no longer (it is closing) is waited for. Throws StartRefused.
 */
async function serveOrFind(wanted: Arguments): Promise<void> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await serve(wanted);
    } catch (error) {
      if (!(error instanceof StartRefused) || error.code !== 'ALREADY_OPEN') throw error;
      if (error.url !== null && (await answers(error.url))) {
        if (process.send) tell({ kind: 'already-open', url: error.url });
        else console.log(`Dokani is already open at ${error.url}`);
        return;
      }
      if (performance.now() > giveUpAt) throw error;
      await setTimeout(LOOK_AGAIN_MS);
    }
  }
}

try {
  const wanted = readArguments(process.argv.slice(2));
  if (wanted.help) console.log(HELP);
  else await serveOrFind(wanted);
} catch (error) {
  if (!(error instanceof StartRefused)) throw error;
  console.error(error.message);
  tell({ kind: 'refused', code: error.code, url: error.url });
  process.exit(error.code === 'BAD_ARGUMENTS' ? 2 : 1);
}
