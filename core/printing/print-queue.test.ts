import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { PrinterDto } from '../../shared/contract/printing.contract.ts';
import type { Shop } from '../app/shop.ts';
import { createTestShop } from '../testing/test-shop.ts';
import { enqueueDrawer, enqueueReceipt } from './enqueue-receipt.ts';
import { type PrintQueue, startPrintQueue } from './print-queue.ts';
import { type PrinterDriver, PrinterError, type PrintPayload } from './printer-driver.ts';
import { MAX_ATTEMPTS } from './printer-rules.ts';
import { findJob, listJobs, moveJob, putPrinter } from './printing.repo.ts';
import { retryJob } from './steer-job.ts';
import { addStoredSale } from './stored-sale-fixture.ts';
import { decodeEscPos } from './virtual-printer.ts';

type TestShop = ReturnType<typeof createTestShop>;

const queues: PrintQueue[] = [];
afterEach(async () => {
  for (const queue of queues.splice(0)) await queue.stop();
});

function start(shop: Shop, driver?: PrinterDriver | ((printer: PrinterDto) => PrinterDriver)): PrintQueue {
  const open = typeof driver === 'function' ? driver : driver && (() => driver);
  const queue = startPrintQueue(shop, open);
  queues.push(queue);
  return queue;
}

/** A printer in the test's hands: what it got, and whether it works. */
function handPrinter() {
  const got: PrintPayload[] = [];
  const state = { fault: null as PrinterError | null };
  const driver: PrinterDriver = {
    async send(payload) {
      if (state.fault) throw state.fault;
      got.push(payload);
    },
  };
  return { got, state, driver };
}

const off = () => new PrinterError('unreachable', 'the printer is off');

function queueSale(
  shop: TestShop,
  options: { kickDrawer?: boolean } = {},
): { saleId: string; jobId: string } {
  const saleId = addStoredSale(shop);
  const jobId = shop.ports.ids.next();
  shop.db.transaction('test', () =>
    enqueueReceipt(
      shop.db,
      { jobId, saleId, language: null, kickDrawer: options.kickDrawer ?? false },
      shop.clock.now(),
    ),
  );
  return { saleId, jobId };
}

const stateOf = (shop: Shop, jobId: string) => {
  const job = findJob(shop.db, jobId);
  return job && [job.status, job.attempts, job.lastError];
};

describe('the print queue', () => {
  it('prints a stored sale on the virtual printer of a shop that has set none up', async () => {
    const shop = createTestShop();
    const queue = start(shop);
    const { jobId } = queueSale(shop, { kickDrawer: true });
    await queue.idle();
    expect(stateOf(shop, jobId)).toEqual(['done', 1, '']);
    const files = await readdir(shop.options.printFolder);
    expect(files.map((name) => path.extname(name)).sort()).toEqual(['.escpos', '.png']);
    const raw = files.find((name) => name.endsWith('.escpos')) ?? '';
    const job = decodeEscPos(await readFile(path.join(shop.options.printFolder, raw)));
    expect(job).toMatchObject({ cuts: 1, drawerPins: [2, 5] });
    expect(job.papers[0]?.width).toBe(576);
  });

  it('keeps the order of the sales', async () => {
    const shop = createTestShop();
    const { got, driver } = handPrinter();
    const ids = Array.from({ length: 5 }, () => queueSale(shop).jobId);
    const queue = start(shop, driver);
    await queue.idle();
    expect(got.map((payload) => payload.jobId)).toEqual(ids);
  });

  it('prints nothing of a sale that was rolled back', async () => {
    const shop = createTestShop();
    const { got, driver } = handPrinter();
    const queue = start(shop, driver);
    expect(() =>
      shop.db.transaction('test', () => {
        enqueueReceipt(
          shop.db,
          { jobId: 'a', saleId: 'b', language: null, kickDrawer: true },
          shop.clock.now(),
        );
        throw new Error('sale refused');
      }),
    ).toThrow('sale refused');
    await queue.idle();
    expect([got, listJobs(shop.db, 10)]).toEqual([[], []]);
  });

  it('tries again, later and later, when the printer is off, and overtakes nobody', async () => {
    const shop = createTestShop();
    const printer = handPrinter();
    printer.state.fault = off();
    const queue = start(shop, printer.driver);
    const first = queueSale(shop).jobId;
    await queue.idle();
    const second = queueSale(shop).jobId;
    await queue.idle();
    expect(stateOf(shop, first)).toEqual(['queued', 1, 'unreachable']);
    expect(stateOf(shop, second)).toEqual(['queued', 0, '']);
    expect(findJob(shop.db, first)?.retryAt).toBe(shop.clock.now() + 1_000);
    shop.clock.advance(1_000);
    queue.wake();
    await queue.idle();
    expect(findJob(shop.db, first)?.retryAt).toBe(shop.clock.now() + 2_000);
    printer.state.fault = null;
    shop.clock.advance(2_000);
    queue.wake();
    await queue.idle();
    expect(printer.got.map((payload) => payload.jobId)).toEqual([first, second]);
    expect(stateOf(shop, first)).toEqual(['done', 3, '']);
  });

  it('puts a job aside after its last attempt, visible with its fault, and prints it when asked by hand', async () => {
    const shop = createTestShop();
    const printer = handPrinter();
    printer.state.fault = off();
    const queue = start(shop, printer.driver);
    const { jobId } = queueSale(shop);
    for (let attempt = 0; attempt < MAX_ATTEMPTS + 2; attempt += 1) {
      await queue.idle();
      shop.clock.advance(30_000);
      queue.wake();
    }
    await queue.idle();
    expect(stateOf(shop, jobId)).toEqual(['failed', MAX_ATTEMPTS, 'unreachable']);
    printer.state.fault = null;
    retryJob(shop, jobId);
    await queue.idle();
    expect(stateOf(shop, jobId)).toEqual(['done', 1, '']);
  });

  it('does not repeat what cannot succeed', async () => {
    const shop = createTestShop();
    const printer = handPrinter();
    const queue = start(shop, printer.driver);
    const jobId = shop.ports.ids.next();
    enqueueReceipt(
      shop.db,
      { jobId, saleId: shop.ports.ids.next(), language: null, kickDrawer: false },
      shop.clock.now(),
    );
    await queue.idle();
    expect(stateOf(shop, jobId)).toEqual(['failed', 1, 'not-drawable']);
    printer.state.fault = new PrinterError('refused', 'cannot');
    const refused = queueSale(shop).jobId;
    await queue.idle();
    expect(stateOf(shop, refused)).toEqual(['failed', 1, 'refused']);
  });

  it('opens no drawer when nobody stands before it any more', async () => {
    const shop = createTestShop();
    const printer = handPrinter();
    printer.state.fault = off();
    const queue = start(shop, printer.driver);
    const late = queueSale(shop, { kickDrawer: true }).jobId;
    await queue.idle();
    enqueueDrawer(shop.db, { jobId: 'drawer', saleId: null }, shop.clock.now());
    printer.state.fault = null;
    shop.clock.advance(61_000);
    queue.wake();
    await queue.idle();
    expect(printer.got.map((payload) => payload.jobId)).toEqual([late]);
    expect(decodeEscPos(printer.got[0]?.bytes ?? Buffer.alloc(0)).drawerPins).toEqual([]);
    expect(stateOf(shop, 'drawer')).toEqual(['failed', 1, 'drawer-late']);
  });

  it('tells the tills when a printer fails and when it prints again', async () => {
    const shop = createTestShop();
    const printer = handPrinter();
    printer.state.fault = off();
    const events = shop.events.subscribe(undefined)[Symbol.asyncIterator]();
    const queue = start(shop, printer.driver);
    const { jobId, saleId } = queueSale(shop);
    expect(await events.next()).toMatchObject({
      value: { type: 'print-job', jobId, saleId, status: 'queued', error: 'unreachable' },
    });
    printer.state.fault = null;
    shop.clock.advance(1_000);
    queue.wake();
    expect(await events.next()).toMatchObject({ value: { jobId, status: 'done', error: '' } });
  });

  it('does not let a slow printer hold up another printer, or a sale', async () => {
    const shop = createTestShop();
    const slow = { id: shop.ports.ids.next(), name: 'Slow' };
    const base = { widthDots: 384, connection: { kind: 'virtual' }, cut: true, drawer: false } as const;
    putPrinter(shop.db, { ...base, ...slow, isDefault: true });
    const fast: PrinterDto = { ...base, id: shop.ports.ids.next(), name: 'Fast', isDefault: false };
    putPrinter(shop.db, fast);
    const got: string[] = [];
    let finish = (): void => undefined;
    const slowly = new Promise<void>((done) => {
      finish = done;
    });
    const queue = start(shop, (printer) => ({
      async send({ jobId }) {
        if (printer.id === slow.id) await slowly;
        got.push(`${printer.name} ${jobId}`);
      },
    }));
    const first = queueSale(shop).jobId;
    const second = queueSale(shop).jobId;
    shop.db
      .statement(
        "INSERT INTO print_jobs (id, kind, printer_id, status, created_at, retry_at) VALUES ('t', 'test', ?, 'queued', 0, 0)",
      )
      .run(fast.id);
    queue.wake();
    await expect.poll(() => got).toEqual(['Fast t']);
    // The slow printer still holds the first job; sales go on being queued meanwhile.
    const third = queueSale(shop).jobId;
    finish();
    await queue.idle();
    expect(got).toEqual(['Fast t', `Slow ${first}`, `Slow ${second}`, `Slow ${third}`]);
  });

  it('survives a restart: what was queued or half printed is printed by the next run', async () => {
    const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'dokani-queue-')), 'shop.db');
    const before = createTestShop({ file });
    const printer = handPrinter();
    printer.state.fault = off();
    const queue = startPrintQueue(before, () => printer.driver);
    const ids = [queueSale(before).jobId, queueSale(before).jobId, queueSale(before).jobId];
    await queue.idle();
    await queue.stop();
    // As a power cut in the middle of a print leaves it.
    moveJob(before.db, ids[1] ?? '', ['queued'], { status: 'printing', attempts: 1 });
    before.db.close();

    const after = createTestShop({ file });
    after.clock.advance(60_000);
    printer.state.fault = null;
    await start(after, printer.driver).idle();
    expect(printer.got.map((payload) => payload.jobId)).toEqual(ids);
    expect(ids.map((id) => stateOf(after, id)?.[0])).toEqual(['done', 'done', 'done']);
  });
});

describe('the queue before a network printer', () => {
  const servers: Server[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) await new Promise((done) => server.close(done));
  });

  it('loses nothing when the printer dies in the middle of a receipt', async () => {
    const shop = createTestShop();
    const received: Buffer[][] = [];
    let deaths = 2;
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      const chunks: Buffer[] = [];
      socket.on('data', (chunk) => {
        if (deaths > 0) {
          deaths -= 1;
          socket.resetAndDestroy();
        } else chunks.push(chunk);
      });
      socket.on('end', () => received.push(chunks));
    });
    servers.push(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    putPrinter(shop.db, {
      id: shop.ports.ids.next(),
      name: 'Counter',
      widthDots: 384,
      connection: { kind: 'network', host: '127.0.0.1', port },
      cut: true,
      drawer: false,
      isDefault: true,
    });
    const queue = start(shop);
    const { jobId } = queueSale(shop);
    for (const _ of [1, 2, 3]) {
      await queue.idle();
      shop.clock.advance(5_000);
      queue.wake();
    }
    await queue.idle();
    expect(stateOf(shop, jobId)).toEqual(['done', 3, '']);
    expect(received).toHaveLength(1);
    expect(decodeEscPos(Buffer.concat(received[0] ?? []))).toMatchObject({ cuts: 1 });
  });
});
